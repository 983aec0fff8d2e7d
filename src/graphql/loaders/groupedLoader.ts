import DataLoader from 'dataloader';

/** Keys of one statement; more are asked in several. */
const MAX_BATCH = 1_000;

/**
 * A DataLoader whose keys have several parts. Keys that one statement can answer together form a group
 * (same relation, same moment, same page size); results come back in the order of the keys. Equal keys
 * are asked once.
 */
export function groupedLoader<K extends object, V>(options: {
  /** Names the statement that a key belongs to. */
  readonly groupOf: (key: K) => string;
  /** Tells one key from another, in whatever order its parts were written. */
  readonly nameOf: (key: K) => string;
  /** Answers the keys of one group, in their order. */
  readonly load: (keys: readonly [K, ...K[]]) => Promise<readonly V[]>;
}): DataLoader<K, V, string> {
  const { groupOf, load, nameOf } = options;
  const batch = async (keys: readonly K[]): Promise<V[]> => {
    const groups = new Map<string, [K, ...K[]]>();
    for (const key of keys) {
      const group = groups.get(groupOf(key));
      if (group === undefined) groups.set(groupOf(key), [key]);
      else group.push(key);
    }
    const answers = new Map<string, V>();
    await Promise.all([...groups.values()].map(async (group) => {
      const values = await load(group);
      group.forEach((key, index) => { answers.set(nameOf(key), answerAt(values, index)); });
    }));
    return keys.map((key) => answers.get(nameOf(key)) as V);
  };
  return new DataLoader(batch, { cacheKeyFn: nameOf, maxBatchSize: MAX_BATCH });
}

function answerAt<V>(values: readonly V[], index: number): V {
  if (index >= values.length) throw new Error(`a loader answered ${values.length} keys, and was asked for more`);
  return values[index] as V;
}
