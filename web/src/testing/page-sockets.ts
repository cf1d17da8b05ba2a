import { afterEach, beforeEach, vi } from "vitest";

/** A socket that does what the test says: those of Node connect for real, which no fake clock can drive. */
export class PageSocket extends EventTarget {
  static readonly OPEN = 1;
  readyState = PageSocket.OPEN;
  readonly address: string;

  constructor(address: string) {
    super();
    this.address = address;
    sockets.push(this);
  }

  /** The server says something. */
  say(event: object): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(event) }));
  }

  send(): void {}

  close(): void {}
}

/** The sockets that the test has opened so far. */
export const sockets: PageSocket[] = [];

/** Gives each test of a file a page that is looked at, a clock of its own, and sockets to drive. */
export function withPageSockets(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    const page = new EventTarget();
    vi.stubGlobal("WebSocket", PageSocket);
    vi.stubGlobal("location", { href: "http://localhost/" });
    vi.stubGlobal("document", Object.assign(page, { visibilityState: "visible" }));
    vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
    vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
    sockets.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
}
