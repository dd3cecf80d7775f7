/** C0 and C1 controls but the tab and the line breaks, and the marks that turn the direction of a line around. */
const CONTROLS = /(?![\t\n])\p{Cc}|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const BREAKS = / *[\t\n\u2028\u2029][\t\n\u2028\u2029 ]*/g;

/**
 * One line of a stranger's text as it is stored and shown: without control characters, line breaks as a space, halves of
 * surrogate pairs as U+FFFD. What looks like HTML stays: it is text, and shown as text.
 */
export function cleanLine(text: string): string {
  return cleanLines(text).replace(BREAKS, ' ').trim();
}

/** The same for a text of several lines. */
export function cleanLines(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '').trim();
}
