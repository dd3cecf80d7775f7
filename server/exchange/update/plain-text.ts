/** A text as it is compared: full-width letters and digits as plain ones, no spaces around. */
export function plainText(text: string): string {
  return text.normalize('NFKC').trim();
}
