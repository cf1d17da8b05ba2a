import { receiveMessageOnPort, type MessagePort } from "node:worker_threads";

/** The host's messages to a thread that never returns to its event loop: it sleeps until one is there. */
export interface Mailbox {
  /** Blocks. */
  next(): Uint8Array;
}

export function openMailbox(port: MessagePort, fields: Int32Array, field: number): Mailbox {
  return {
    next() {
      for (;;) {
        const seen = Atomics.load(fields, field);
        const found: { message: Uint8Array } | undefined = receiveMessageOnPort(port);
        if (found) return found.message;
        Atomics.wait(fields, field, seen);
      }
    },
  };
}

/** The host's side of a mailbox. */
export function post(
  port: MessagePort,
  fields: Int32Array,
  field: number,
  message: Uint8Array,
): void {
  port.postMessage(message);
  Atomics.add(fields, field, 1);
  Atomics.notify(fields, field);
}
