/** What a spreadsheet takes for the beginning of a formula, the full-width signs of a Chinese keyboard too. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const MARKED = /^'(?='*[=+\-@\t\r\n＝＋－＠])/;

/**
 * A text as a cell of a CSV file that no spreadsheet runs as a formula: with an apostrophe before it where it looks like
 * one, and one more where it looks like that.
 */
export function markFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that was marked: gives back whatever `markFormula` was given. */
export function unmarkFormula(text: string): string {
  return text.replace(MARKED, '');
}
