import { connect, createServer, type Socket } from "node:net";

/** A way to the engine that can be disturbed. */
export interface EngineRelay {
  /** For `DOCKER_HOST`. */
  readonly host: string;
  /**
   * `cut`: nothing passes, and what is open ends. `no-removals`: a call that removes a container is
   * cut off. `late-creations`: a call that makes one is cut off, and reaches the engine afterwards.
   * `late-ends`: that the engine has ended a stream is learnt some time later.
   */
  mode: "open" | "cut" | "no-removals" | "late-creations" | "late-ends";
  /** How many creations the engine has carried out after their client was gone. */
  lateCreations: number;
  cutAll(): void;
  close(): Promise<void>;
}

const LATE_MS = 300;

/** Relays bytes from a loopback port to the engine's socket. */
export async function startEngineRelay(socketPath: string): Promise<EngineRelay> {
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    if (relay.mode === "cut") {
      client.destroy();
      return;
    }
    const engine = connect({ path: socketPath, allowHalfOpen: true });
    clients.add(client);
    let late: Buffer[] | undefined;
    client.on("data", (chunk: Buffer) => {
      const head = chunk.subarray(0, 30).toString("latin1");
      if (relay.mode === "no-removals" && head.startsWith("DELETE ")) {
        client.destroy();
        return;
      }
      if (relay.mode === "late-creations" && head.startsWith("POST /containers/create")) {
        late = [];
        setTimeout(() => client.destroy(), LATE_MS / 3);
      }
      if (late) late.push(chunk);
      else engine.write(chunk);
    });
    engine.on("data", (chunk: Buffer) => {
      if (!late) client.write(chunk);
      else {
        relay.lateCreations += 1;
        engine.end();
      }
    });
    const end = () => client.destroy();
    engine.on("end", () => (relay.mode === "late-ends" ? setTimeout(end, LATE_MS) : end()));
    engine.on("error", end);
    client.on("error", end);
    client.on("close", () => {
      clients.delete(client);
      if (late) setTimeout(() => engine.write(Buffer.concat(late ?? [])), LATE_MS);
      else engine.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The relay has no port.");
  const relay: EngineRelay = {
    host: `tcp://127.0.0.1:${address.port}`,
    mode: "open",
    lateCreations: 0,
    cutAll() {
      for (const client of clients) client.destroy();
    },
    async close() {
      relay.cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return relay;
}
