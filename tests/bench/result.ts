/** One figure: ours, and where there is a peer its own on the same input in the same run. `ratio` is ours by the peer's. */
export interface BenchResult {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer: string | null;
  readonly peerValue: number | null;
  readonly ratio: number | null;
}

/** What a file in `jobs/` exports as `bench`. */
export type Bench = (report: (result: BenchResult) => void) => Promise<void>;

export function figure(name: string, value: number, unit: string): BenchResult {
  return { name, value, unit, peer: null, peerValue: null, ratio: null };
}

export function against(
  name: string,
  value: number,
  unit: string,
  peer: string,
  peerValue: number,
): BenchResult {
  return { name, value, unit, peer, peerValue, ratio: value / peerValue };
}
