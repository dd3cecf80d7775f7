/** Never the first of a line (避头): closing punctuation and what hangs on the letter before it. */
const NOT_FIRST = new Set('，。、；：？！）》」』】〕〉”’…—％‰℃·～,.;:?!)]}%');
/** Never the last of a line (避尾): opening punctuation. */
const NOT_LAST = new Set('（《「『【〔〈“‘([{#№￥$');
/** A letter of a script that is broken between words only: all below the Chinese blocks but for punctuation there. */
const LATIN = /^[\u0021-\u02af\u0370-\u1fff]/u;
/** What belongs to the sign before it: accents, joiners, variation, skin. */
const HANGS_ON = /^(?:\p{M}|\u200d|[\ufe0e\ufe0f]|[\u{1f3fb}-\u{1f3ff}])/u;

/**
 * Lines no wider than `width` by `measure`: Chinese is broken anywhere but before closing and after opening punctuation, Latin at spaces
 * and after hyphens and slashes, a word too long for a line between any two of its signs. A line feed in the text breaks too. Spaces at
 * a break are dropped, nothing else is; a single sign wider than `width` stands on a line alone.
 */
export function breakLines(
  text: string,
  width: number,
  measure: (text: string) => number,
): readonly string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => breakParagraph(paragraph, width, measure));
}

function breakParagraph(text: string, width: number, measure: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words(text)) {
    if (measure((line + word).trimEnd()) <= width) {
      line += word;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    line = '';
    for (const piece of measure(word.trimEnd()) <= width ? [word] : signs(word)) {
      if (line !== '' && measure((line + piece).trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += line === '' ? piece.trimStart() : piece;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** The words of a text that are not broken where there is room, without the spaces behind them. */
export function unbrokenWords(text: string): readonly string[] {
  return words(text).map((word) => word.trimEnd());
}

/** What is not broken: a Latin word with the space behind it, a Chinese sign with the punctuation that holds on to it. */
function words(text: string): readonly string[] {
  const found: string[] = [];
  let word = '';
  let last = '';
  for (const sign of signs(text)) {
    if (word !== '' && mayBreak(last, sign)) {
      found.push(word);
      word = '';
    }
    word += sign;
    last = sign;
  }
  if (word !== '') found.push(word);
  return found;
}

function mayBreak(before: string, after: string): boolean {
  if (isSpace(after) || NOT_FIRST.has(after) || NOT_LAST.has(before)) return false;
  if (isSpace(before) || before === '-' || before === '/') return true;
  return !(LATIN.test(before) && LATIN.test(after));
}

const isSpace = (sign: string) => /^\s/.test(sign);

/** Signs as a reader counts them. */
function signs(text: string): readonly string[] {
  const found: string[] = [];
  for (const code of text) {
    const last = found.length - 1;
    if (last >= 0 && (HANGS_ON.test(code) || found[last]!.endsWith('\u200d'))) found[last] += code;
    else found.push(code);
  }
  return found;
}
