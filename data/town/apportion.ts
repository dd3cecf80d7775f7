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
    let best = -1;
    for (let i = 0; i < shares.length; i++) {
      const next = shares[i]! + step;
      if (next < least || next > most) continue;
      if (best < 0 || step * (quotas[i]! - shares[i]!) > step * (quotas[best]! - shares[best]!)) best = i;
    }
    if (best < 0) throw new Error(`${total} cannot be dealt among ${weights.length}.`);
    shares[best]! += step;
    left -= step;
  }
  return shares;
}
