import { Together } from '../../../src/app/ingest/together';

/** Items as they were run, group by group; a group ends when it is let go. */
function house(options: { readonly atOnce?: number; readonly fails?: (items: readonly string[]) => boolean; readonly most?: number } = {}) {
  const groups: { readonly items: readonly string[]; readonly letGo: () => void }[] = [];
  const together = new Together<string, string>({
    atOnce: options.atOnce ?? 1,
    fits: (group, item) => group.length < (options.most ?? 3) && !group.includes(item),
    run: async (items) => {
      await new Promise<void>((letGo) => { groups.push({ items, letGo }); });
      if (options.fails?.(items) === true) throw new Error(`not ${items.join()}`);
      return items.map((item) => `${item}!`);
    },
  });
  const settle = async (): Promise<void> => { for (let turn = 0; turn < 20; turn += 1) await Promise.resolve(); };
  const letGo = async (): Promise<void> => { await settle(); for (const group of groups) group.letGo(); await settle(); };
  return { together, run: () => groups.map(({ items }) => items.join('')), letGo, settle };
}

test('alone, nobody waits; those who come meanwhile go together, in the order in which they came', async () => {
  const { together, run, letGo } = house();
  const answers = Promise.all(['a', 'b', 'c', 'd', 'e'].map(async (item) => together.take(item)));
  await letGo();
  await letGo();
  await letGo();
  expect(run()).toEqual(['a', 'bcd', 'e']);
  expect(await answers).toEqual(['a!', 'b!', 'c!', 'd!', 'e!']);
});

test('who does not fit keeps the place and goes next', async () => {
  const { together, run, letGo } = house();
  const answers = Promise.all(['a', 'b', 'b', 'c'].map(async (item) => together.take(item)));
  await letGo();
  await letGo();
  await letGo();
  expect(run()).toEqual(['a', 'bc', 'b']);
  expect(await answers).toEqual(['a!', 'b!', 'b!', 'c!']);
});

test('what fails together is tried one by one: only the one whose mistake it is fails', async () => {
  const { together, run, letGo } = house({ fails: (items) => items.includes('x') });
  const answers = Promise.allSettled(['a', 'b', 'x', 'c'].map(async (item) => together.take(item)));
  for (let turn = 0; turn < 4; turn += 1) await letGo();
  expect(run().sort()).toEqual(['a', 'b', 'bxc', 'c', 'x']);
  expect((await answers).map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason)))).toEqual(['a!', 'b!', 'Error: not x', 'c!']);
});

test('so many groups at once; when all is done the next runs at once again', async () => {
  const { together, run, letGo, settle } = house({ atOnce: 2 });
  const first = Promise.all(['a', 'b', 'c', 'd'].map(async (item) => together.take(item)));
  await settle();
  expect(run()).toEqual(['a', 'b']);
  await letGo();
  await letGo();
  await first;
  expect(run()).toEqual(['a', 'b', 'cd']);
  const later = [together.take('e'), together.take('f')];
  await settle();
  expect(run()).toEqual(['a', 'b', 'cd', 'e', 'f']);
  await letGo();
  await Promise.all(later);
});
