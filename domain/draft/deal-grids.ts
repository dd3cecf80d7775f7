/** How often the divisor is halved in on: as often as a number has bits. */
const HALVINGS = 64;

/**
 * How many of `n` grids each of some pieces of ground gets, by their weights: at least one, at most `room`, otherwise so that a grid weighs
 * everywhere as nearly the same as can be (Huntington & Hill's method of equal proportions). One each where there are more pieces than
 * grids; fewer than `n` in all where there is no room for more.
 */
export function dealGrids(n: number, weights: ArrayLike<number>, room: ArrayLike<number>): Int32Array {
  const count = weights.length;
  let heaviest = 0;
  for (let c = 0; c < count; c++) heaviest = Math.max(heaviest, weights[c]!);
  // with a divisor of `few` there are n grids or less, with one of `many` n or more
  let many = 0;
  let few = 2 * heaviest + 1;
  for (let halving = 0; halving < HALVINGS; halving++) {
    const divisor = (many + few) / 2;
    let grids = 0;
    for (let c = 0; c < count; c++) grids += seats(c, divisor);
    if (grids <= n) few = divisor;
    else many = divisor;
  }
  const dealt = Int32Array.from({ length: count }, (_, c) => seats(c, few));
  let left = n - dealt.reduce((sum, grids) => sum + grids, 0);
  // what remains are ties, and what has no weight
  for (const divisor of [many, 0]) {
    for (let c = 0; c < count && left > 0; c++) {
      const more = Math.max(0, Math.min(left, seats(c, divisor) - dealt[c]!));
      dealt[c]! += more;
      left -= more;
    }
  }
  return dealt;

  function seats(c: number, divisor: number): number {
    const most = room[c]!;
    if (divisor === 0) return most;
    const quota = weights[c]! / divisor;
    const whole = Math.floor(quota);
    return Math.max(1, Math.min(most, quota > Math.sqrt(whole * (whole + 1)) ? whole + 1 : whole));
  }
}
