/** Milliseconds: the median of `runs` runs after one that does not count. */
export function medianMs(work: () => unknown, runs = 5): number {
  work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** As `medianMs`, for work that is waited for. */
export async function medianMsAsync(work: () => Promise<unknown>, runs = 5): Promise<number> {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

/**
 * Milliseconds of two pieces of work on the same input, run by turns: what else the machine does meanwhile slows both alike,
 * so the ratio of the medians holds where neither time would.
 */
export function medianMsByTurns(
  first: () => unknown,
  second: () => unknown,
  runs = 5,
): [first: number, second: number] {
  const times: [number[], number[]] = [[], []];
  for (let run = 0; run <= runs; run++) {
    [first, second].forEach((work, which) => {
      const start = performance.now();
      work();
      if (run > 0) times[which]!.push(performance.now() - start);
    });
  }
  return [median(times[0]), median(times[1])];
}

/** As `medianMsByTurns`, for work that may have to be waited for. */
export async function medianMsByTurnsAsync(
  first: () => unknown,
  second: () => unknown,
  runs = 5,
): Promise<[first: number, second: number]> {
  const times: [number[], number[]] = [[], []];
  for (let run = 0; run <= runs; run++) {
    for (const [which, work] of [first, second].entries()) {
      const start = performance.now();
      await work();
      if (run > 0) times[which]!.push(performance.now() - start);
    }
  }
  return [median(times[0]), median(times[1])];
}

export function median(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}
