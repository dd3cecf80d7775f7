/** A word as it is compared: full and half width alike (NFKC), without space around it, in small letters. */
export function plainWord(said: string): string {
  return said.normalize('NFKC').trim().toLowerCase();
}
