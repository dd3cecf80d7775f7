/** An element of well-known text: its keyword in capitals, its texts and numbers in order, the elements inside it. */
export interface WktNode {
  readonly keyword: string;
  readonly values: readonly (string | number)[];
  readonly parts: readonly WktNode[];
}

/** Longer than any that a program writes. */
const LENGTH_MAX = 64_000;
const DEPTH_MAX = 32;

const TOKEN =
  /\s*(?:([A-Za-z][A-Za-z0-9_]*)|"((?:[^"]|"")*)"|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([[\](),]))/y;

/** Reads well-known text of either version and dialect, with square or round brackets; null for what is none. */
export function readWkt(text: string): WktNode | null {
  if (text.length > LENGTH_MAX) return null;
  const tokens = tokensOf(text.replace(/^\uFEFF/, '').trim());
  if (!tokens) return null;
  let at = 0;

  function element(depth: number): WktNode | null {
    const word = tokens![at++];
    const open = tokens![at++];
    if (word?.kind !== 'word' || (open?.text !== '[' && open?.text !== '(') || depth > DEPTH_MAX) return null;
    const close = open.text === '[' ? ']' : ')';
    const values: (string | number)[] = [];
    const parts: WktNode[] = [];
    for (;;) {
      const token = tokens![at];
      if (!token) return null;
      if (token.kind === 'word' && tokens![at + 1]?.kind === 'mark' && '[('.includes(tokens![at + 1]!.text)) {
        const part = element(depth + 1);
        if (!part) return null;
        parts.push(part);
      } else if (token.kind === 'mark') return null;
      else {
        at += 1;
        values.push(token.kind === 'number' ? Number(token.text) : token.text);
      }
      const next = tokens![at++];
      if (next?.kind !== 'mark') return null;
      if (next.text === close) return { keyword: word.text.toUpperCase(), values, parts };
      if (next.text !== ',') return null;
    }
  }

  const root = element(0);
  return root && at === tokens.length ? root : null;
}

interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'mark';
  readonly text: string;
}

function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return null;
    const [, word, quoted, number, mark] = match;
    if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replaceAll('""', '"') });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else tokens.push({ kind: 'mark', text: mark! });
  }
  return tokens;
}

/** The first element with one of these keywords, directly inside. */
export function partOf(node: WktNode, ...keywords: readonly string[]): WktNode | null {
  return node.parts.find((part) => keywords.includes(part.keyword)) ?? null;
}

/** The name that an element begins with, or ''. */
export function wktName(node: WktNode | null): string {
  const first = node?.values[0];
  return typeof first === 'string' ? first.trim() : '';
}

/** An element's value as a number; NaN where there is none. Some programs write numbers in quotes. */
export function wktNumber(node: WktNode | null, index: number): number {
  const value = node?.values[index];
  return typeof value === 'number'
    ? value
    : typeof value === 'string' && value.trim() !== ''
      ? Number(value)
      : Number.NaN;
}
