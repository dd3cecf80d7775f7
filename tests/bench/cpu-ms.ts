/** Rounds that don't count, until the compiler has done with the code, and rounds that do. */
const WARM_UP = 12;
const ROUNDS = 5;

/**
 * Milliseconds of processor time an item, of all threads (so that the collection of garbage counts): the median of five rounds
 * through all items, after some that do not count. For work so short that on a machine shared with others the clock on the
 * wall would tell of them.
 */
export function cpuMsEach<T>(items: readonly T[], work: (item: T) => unknown): number {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const start = process.cpuUsage();
    for (const item of items) work(item);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000 / items.length);
  }
  return times.slice(WARM_UP).sort((a, b) => a - b)[ROUNDS >> 1]!;
}
