/**
 * Works on `items`, at most `concurrency` at a time, and yields each result in the order of the
 * items as soon as it and all before it are there. `work` must not reject: its result says how it
 * went. Nothing new is begun once `signal` is aborted.
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<Result>,
  signal: AbortSignal,
): AsyncGenerator<Result> {
  const slots = items.map(() => Promise.withResolvers<Result | null>());
  const queue = items.entries();

  async function worker(): Promise<void> {
    for (const [index, item] of queue) {
      const slot = slots[index];
      slot?.resolve(signal.aborted ? null : work(item));
      await slot?.promise;
    }
  }

  const workers = Array.from({ length: Math.min(concurrency, items.length) }, worker);
  for (const slot of slots) {
    const result = await slot.promise;
    if (result === null) break;
    yield result;
  }
  await Promise.all(workers);
}
