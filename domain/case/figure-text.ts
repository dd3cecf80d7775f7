/** What there is no number of. */
const NONE = '–';

/** 0.914 → 91.4% */
export function shareText(share: number | null): string {
  return share === null ? NONE : `${(share * 100).toFixed(1)}%`;
}

/** One place after the point. */
export function decimalText(n: number | null | undefined): string {
  return n === null || n === undefined ? NONE : n.toFixed(1);
}

/** Of fewer than these a percentage says nothing: one case more would be a fifth. */
const FEW = 20;

/** How much more or less than before, in percent of that; of few before as a number. */
export function changeText(now: number, before: number): string {
  const sign = now > before ? '+' : '';
  if (before < FEW) return `${sign}${now - before}`;
  return `${sign}${(((now - before) / before) * 100).toFixed(1)}%`;
}
