interface ProducerEnv {
  readonly GRADING_QUEUE: Queue;
  readonly QUEUE_EMULATOR: Fetcher;
}

const PREFIX = "/queue-emulator";

/** `POST /send?type=json|bytes|v8` sends its body; `/queue-emulator/*` goes to the emulator. */
export default {
  async fetch(request, env): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname.startsWith(`${PREFIX}/`)) {
      url.pathname = url.pathname.slice(PREFIX.length);
      return env.QUEUE_EMULATOR.fetch(new Request(url, request));
    }
    const type = url.searchParams.get("type");
    if (type === "bytes") {
      await env.GRADING_QUEUE.send(await request.bytes(), { contentType: "bytes" });
    } else if (type === "v8") {
      await env.GRADING_QUEUE.send(new Date(0), { contentType: "v8" });
    } else {
      await env.GRADING_QUEUE.send(await request.json(), { contentType: "json" });
    }
    return new Response(null, { status: 204 });
  },
} satisfies ExportedHandler<ProducerEnv>;
