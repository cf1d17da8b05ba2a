import {
  createServer,
  request,
  type ClientRequest,
  type IncomingMessage,
  type Server,
} from "node:http";
import type { Duplex } from "node:stream";
import { pipeline, Transform } from "node:stream";

import { parseJson } from "../http-json.ts";
import type { Log } from "../loop/ports.ts";
import { createOwnership } from "./ownership.ts";
import { allowCall, type AllowedCall, type Policy } from "./policy.ts";

export interface DockerProxyOptions {
  policy: Policy;
  /** The engine's socket. */
  socketPath: string;
  /** How many containers of this node there may be at a time. */
  maxContainers: number;
  log: Log;
}

/** A refusal, as the engine would word it. */
interface Refusal {
  status: number;
  message: string;
}

const MAX_BODY_BYTES = 64 * 1024;
const NOT_PASSED: Refusal = {
  status: 403,
  message: "The socket proxy does not pass this call on.",
};

/** An HTTP server that passes on to the engine only what the policy allows. */
export function createDockerProxy(options: DockerProxyOptions): Server {
  const { log, policy, socketPath } = options;

  const ownership = createOwnership(policy.node, options.maxContainers);

  function judge(incoming: IncomingMessage, body: unknown, isUpgrade: boolean) {
    const { method = "", url = "" } = incoming;
    const call = allowCall(policy, { method, url, body });
    const judged = call === null ? NOT_PASSED : (refusalOf(call, isUpgrade) ?? call);
    if ("status" in judged) {
      const { status } = judged;
      log.warn({ method, path: url.split("?")[0], status }, "a call to the engine was refused");
    }
    return judged;
  }

  function refusalOf({ kind, name = "" }: AllowedCall, isUpgrade: boolean): Refusal | null {
    if ((kind === "attach") !== isUpgrade) return NOT_PASSED;
    if (kind === "list" || kind === "image") return null;
    if (kind !== "create") {
      return ownership.owns(name) ? null : { status: 404, message: `No such container: ${name}` };
    }
    const message = "This node has as many containers as it may have.";
    return ownership.reserve(name) ? null : { status: 429, message };
  }

  /** Learns from the engine's answer which containers there are. */
  function watch({ kind, name = "" }: AllowedCall, outgoing: ClientRequest): void {
    if (kind === "create") {
      outgoing.on("response", ({ statusCode }) => ownership.settle(name, statusCode === 201));
      outgoing.on("close", () => ownership.settle(name, false));
    } else if (kind === "remove") {
      outgoing.on("response", ({ statusCode }) => {
        if (statusCode === 204 || statusCode === 404) ownership.removed(name);
      });
    } else if (kind === "list") {
      const take = ownership.listing();
      outgoing.on("response", (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => take(parseJson(Buffer.concat(chunks).toString("utf8"))));
      });
    }
  }

  function callEngine(method: string, call: AllowedCall, headers: object = {}) {
    const { url, body } = call;
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
    watch(call, outgoing);
    outgoing.end(text);
    return outgoing;
  }

  const server = createServer((incoming, response) => {
    const refuse = ({ status, message }: Refusal): void => {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      response.writeHead(status, { "content-type": "application/json", connection: "close" });
      response.end(JSON.stringify({ message }));
    };
    const respond = async (): Promise<void> => {
      const text = await readBody(incoming);
      if (text === null) return refuse({ status: 413, message: "The body is too large." });
      const call = judge(incoming, text === "" ? undefined : parseJson(text), false);
      if ("status" in call) return refuse(call);
      const outgoing = callEngine(incoming.method ?? "", call);
      outgoing.on("error", () => refuse({ status: 502, message: "The engine does not answer." }));
      outgoing.on("response", (answer) => {
        response.writeHead(answer.statusCode ?? 502, {
          "content-type": answer.headers["content-type"] ?? "application/json",
        });
        pipeline(answer, response, () => undefined);
      });
      // A creation goes on without the one who asked: what it makes must be known here.
      if (call.kind !== "create") response.on("close", () => outgoing.destroy());
    };
    respond().catch(() => incoming.destroy());
  });

  function upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    const call = judge(incoming, undefined, true);
    const length = Number(incoming.headers["content-length"] ?? 0);
    const isReadable = incoming.headers["transfer-encoding"] === undefined && length >= 0;
    if ("status" in call || !isReadable || length > MAX_BODY_BYTES) {
      const status = "status" in call && call.status === 404 ? "404 Not Found" : "403 Forbidden";
      socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
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
  }

  server.on("upgrade", (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    try {
      upgrade(incoming, socket, head);
    } catch (error) {
      // Thrown from here it would end the process, and with it every job of the node.
      log.error({ err: error }, "an upgrade could not be handled");
      socket.destroy();
    }
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
