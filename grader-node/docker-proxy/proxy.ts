import { createServer, request, type IncomingMessage, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { pipeline, Transform } from "node:stream";

import { parseJson } from "../http-json.ts";
import type { Log } from "../loop/ports.ts";
import { allowCall, type AllowedCall, type Policy } from "./policy.ts";

export interface DockerProxyOptions {
  policy: Policy;
  /** The engine's socket. */
  socketPath: string;
  log: Log;
}

const MAX_BODY_BYTES = 64 * 1024;

/** An HTTP server that passes on to the engine only what the policy allows. */
export function createDockerProxy(options: DockerProxyOptions): Server {
  const { log, policy, socketPath } = options;

  function judge(incoming: IncomingMessage, body: unknown): AllowedCall | null {
    const { method = "", url = "" } = incoming;
    const allowed = allowCall(policy, { method, url, body });
    if (!allowed) log.warn({ method, path: url.split("?")[0] }, "a call to the engine was refused");
    return allowed;
  }

  function callEngine(method: string, { url, body }: AllowedCall, headers: object = {}) {
    const text = body === undefined ? "" : JSON.stringify(body);
    const outgoing = request({
      socketPath,
      method,
      path: url,
      headers: {
        host: "docker",
        ...(text !== "" && { "content-type": "application/json" }),
        "content-length": Buffer.byteLength(text),
        ...headers,
      },
    });
    outgoing.end(text);
    return outgoing;
  }

  const server = createServer((incoming, response) => {
    const refuse = (status: number, message: string) => {
      response.writeHead(status, { "content-type": "application/json", connection: "close" });
      response.end(JSON.stringify({ message }));
    };
    const respond = async () => {
      const text = await readBody(incoming);
      if (text === null) return refuse(413, "The body is too large.");
      const call = judge(incoming, text === "" ? undefined : parseJson(text));
      if (!call) return refuse(403, "The socket proxy does not pass this call on.");
      const outgoing = callEngine(incoming.method ?? "", call);
      outgoing.on("error", () => refuse(502, "The engine does not answer."));
      outgoing.on("response", (answer) => {
        response.writeHead(answer.statusCode ?? 502, {
          "content-type": answer.headers["content-type"] ?? "application/json",
        });
        pipeline(answer, response, () => undefined);
      });
      response.on("close", () => outgoing.destroy());
    };
    respond().catch(() => incoming.destroy());
  });

  server.on("upgrade", (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const call = judge(incoming, undefined);
    const length = Number(incoming.headers["content-length"] ?? 0);
    const isReadable = incoming.headers["transfer-encoding"] === undefined && length >= 0;
    if (!call || !isReadable || length > MAX_BODY_BYTES) {
      socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      return;
    }
    const outgoing = callEngine("POST", call, { connection: "Upgrade", upgrade: "tcp" });
    outgoing.on("error", () => socket.destroy());
    outgoing.on("response", (answer) => {
      // The engine did not upgrade: tell why, then close.
      const status = `${answer.statusCode} ${answer.statusMessage}`;
      socket.write(`HTTP/1.1 ${status}\r\nContent-Type: application/json\r\n`);
      socket.write("Connection: close\r\n\r\n");
      pipeline(answer, socket, () => undefined);
    });
    outgoing.on("upgrade", (_answer, engine, engineHead) => {
      socket.write("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
      if (engineHead.length > 0) engine.unshift(engineHead);
      if (head.length > 0) socket.unshift(head);
      pipeline(engine, socket, () => engine.destroy());
      pipeline(socket, dropBytes(length), engine, () => socket.destroy());
    });
  });
  return server;
}

/** Null when it is larger than any call of a grader. */
async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * Cuts off the body of the request that asked for the upgrade: the parser leaves it in the stream,
 * and it must not reach the container's stdin.
 */
function dropBytes(count: number): Transform {
  let left = count;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const dropped = Math.min(left, chunk.length);
      left -= dropped;
      done(null, chunk.subarray(dropped));
    },
  });
}
