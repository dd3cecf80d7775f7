/** A, B, … Z, A1, B1, …: what proposals are called beside each other, by their age. */
export function letterOf(place: number): string {
  const round = Math.floor(place / 26);
  return String.fromCharCode(65 + (place % 26)) + (round === 0 ? '' : String(round));
}
