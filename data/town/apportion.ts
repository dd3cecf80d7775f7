/**
 * Deals `total` whole things by weight, at least `least` and at most `most` to each (largest remainders, Hamilton).
 * What the bounds take away or leave over is dealt among the others. Needs `least × n ≤ total ≤ most × n`.
 */
export function apportion(total: number, weights: readonly number[], least = 0, most = Infinity): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const quotas = weights.map((weight) => (sum === 0 ? total / weights.length : (total * weight) / sum));
  const shares = quotas.map((quota) => Math.min(most, Math.max(least, Math.floor(quota))));
  let left = total - shares.reduce((a, b) => a + b, 0);
  while (left !== 0) {
    const step = Math.sign(left);
    const free = [...shares.keys()].filter((i) => shares[i]! + step >= least && shares[i]! + step <= most);
    if (free.length === 0) throw new Error(`${total} cannot be dealt among ${weights.length}.`);
    const want = (i: number) => step * (quotas[i]! - shares[i]!);
    for (const i of free.sort((a, b) => want(b) - want(a) || a - b).slice(0, Math.abs(left))) {
      shares[i]! += step;
      left -= step;
    }
  }
  return shares;
}
