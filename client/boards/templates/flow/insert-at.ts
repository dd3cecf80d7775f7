/** A text with something put in the place of what is selected, and where the cursor stands behind it. */
export function insertAt(
  text: string,
  [from, to]: readonly [number, number],
  what: string,
): { readonly text: string; readonly cursor: number } {
  return { text: text.slice(0, from) + what + text.slice(to), cursor: from + what.length };
}
