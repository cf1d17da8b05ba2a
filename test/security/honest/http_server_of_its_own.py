# expect: correct
# assignment: add
# how: An HTTP server of the library's, asked with urllib by the name localhost.
# needs: processes
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer


class Adder(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(str(sum(map(int, self.path[1:].split("/")))).encode())

    def log_message(self, *args):
        pass


def add(a, b):
    with HTTPServer(("127.0.0.1", 0), Adder) as server:
        threading.Thread(target=server.handle_request).start()
        url = f"http://127.0.0.1:{server.server_port}/{a}/{b}"
        with urllib.request.urlopen(url, timeout=5) as response:
            return int(response.read())
