/**
 * Runs work on items side by side, at most `width` at a time, and gives the results in the order of the items. The next
 * item is taken only when there is room: memory does not grow with their number.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>, width: number, run: (item: Item) => Promise<Result>,
): AsyncGenerator<{ readonly item: Item; readonly result: Result }> {
  const running: { item: Item; result: Promise<Result> }[] = [];
  for await (const item of items) {
    const result = run(item);
    result.catch(() => undefined); // it is thrown where it is awaited
    running.push({ item, result });
    const first = running.length >= width ? running.shift() : undefined;
    if (first !== undefined) yield { item: first.item, result: await first.result };
  }
  for (const { item, result } of running) yield { item, result: await result };
}
