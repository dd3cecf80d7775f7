/** Texts that come again and again, by short codes: 0 is the empty one. */
export class Dictionary {
  readonly #codes = new Map<string, number>([['', 0]]);
  readonly #texts: string[] = [''];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#texts.length;
  }

  /** The text of each code. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  /** The code of a text; a new one gets the next. */
  code(text: string): number {
    let code = this.#codes.get(text);
    if (code === undefined) {
      code = this.#texts.length;
      if (code >= this.#most) throw new RangeError(`more than ${this.#most} texts: ${text}`);
      this.#codes.set(text, code);
      this.#texts.push(text);
    }
    return code;
  }

  text(code: number): string {
    return this.#texts[code]!;
  }

  /** For each code whether its text is one of `wanted`; null where all are. */
  among(wanted: ReadonlySet<string> | null): Uint8Array | null {
    if (wanted === null) return null;
    return Uint8Array.from(this.#texts, (text) => (wanted.has(text) ? 1 : 0));
  }
}
