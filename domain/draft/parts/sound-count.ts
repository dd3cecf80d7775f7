/** A count as a draft adds it up: what is no finite number above 0 is 0. */
export function sound(count: number | null): number {
  return count !== null && count > 0 && count < Infinity ? count : 0;
}
