import { SharedResults } from '../../src/graphql/streams/sharedResults';

test('one question and one event are answered once, and written once; others by themselves', async () => {
  const shared = new SharedResults();
  let executed = 0;
  const ask = async (question: string, event: string) => shared.of(question, event, async () => { executed += 1; return Promise.resolve({ data: { question, event } }); });
  const [a, b] = await Promise.all([ask('q', '1'), ask('q', '1')]);
  expect(b).toBe(a);
  expect(shared.textOf(b)).toBe('{"data":{"question":"q","event":"1"}}');
  expect(await ask('other rights', '1')).toMatchObject({ data: { question: 'other rights' } });
  expect(await ask('q', '2')).toMatchObject({ data: { event: '2' } });
  expect(executed).toBe(3);
  for (let n = 0; n < 300; n += 1) await ask('q', `more ${n}`);
  expect(await ask('q', '1')).not.toBe(a); // whoever is far behind has his own made: what is kept is bounded
});

test('what failed is asked again', async () => {
  const shared = new SharedResults();
  await expect(shared.of('q', '1', async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await shared.of('q', '1', async () => Promise.resolve({ data: { well: true } }))).toEqual({ data: { well: true } });
});
