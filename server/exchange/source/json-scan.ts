import { DEPTH_MAX } from '../../json-text.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const ARRAY = 0x5b;
const ARRAY_END = 0x5d;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;
/** A space, and all below it that may stand between values (RS among them, RFC 8142). */
const SPACE = 0x20;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
/** Longer than `features` written in escapes. */
const KEY_MAX_BYTES = 64;

/** Bytes that neither open nor close anything. */
const PLAIN = new Uint8Array(256).fill(1);
for (const byte of [QUOTE, ARRAY, ARRAY_END, OBJECT, OBJECT_END]) PLAIN[byte] = 0;

/** What a scan meets on its way; places are bytes from where it began. */
export interface ScanEvents {
  /** A comma at the watched depth, or (`last`) the bracket that closes it; `filled`: there is something since the one before. */
  end?(place: number, filled: boolean, last: boolean): void;
  /** An array that opens as a member of the outermost object. */
  member?(key: string, place: number): void;
  /** A value that begins at the outermost level; it is a number or a word where `scalar`. */
  begin?(place: number, scalar: boolean): void;
  /** An array or object at the outermost level that is over; `place` is behind it. */
  over?(place: number): void;
}

/** Why a scan stops: brackets that do not match, or too many of them in one another. */
export interface ScanFault {
  readonly code: 'malformed-json' | 'too-deep';
  readonly place: number;
}

/**
 * Finds where the parts of a JSON text in UTF-8 lie, byte by byte, without making values of them: its brackets are
 * matched and its strings passed over; whatever else is wrong with it is for `JSON.parse` of the part to find.
 */
export class JsonScan {
  readonly #events: ScanEvents;
  readonly #watched: number;
  readonly #stack = new Uint8Array(DEPTH_MAX + 1);
  #depth: number;
  #inString = false;
  #escaped = false;
  #inScalar = false;
  #filled = false;
  #place = 0;
  /** The latest string at depth 1, as it stands between its quotes. */
  #key: number[] = [];
  fault: ScanFault | null = null;

  /** `watched`: the depth whose commas are told. `inside`: the brackets that stand open where the scan begins. */
  constructor(events: ScanEvents, watched: number, inside = '') {
    this.#events = events;
    this.#watched = watched;
    this.#depth = inside.length;
    for (let i = 0; i < inside.length; i++) this.#stack[i + 1] = inside.charCodeAt(i);
  }

  /** Whether a text that ends here is cut off in the middle of a value. */
  get open(): boolean {
    return this.#depth > 0 || this.#inString;
  }

  push(chunk: Uint8Array): void {
    const base = this.#place;
    const stack = this.#stack;
    const watched = this.#watched;
    let depth = this.#depth;
    this.#place += chunk.length;
    for (let i = 0; i < chunk.length && this.fault === null; i++) {
      if (this.#inString) {
        i = this.#string(chunk, i, depth);
        continue;
      }
      // Most of a file is numbers deep within features.
      if (depth > watched) while (i < chunk.length && PLAIN[chunk[i]!] === 1) i++;
      if (i === chunk.length) break;
      const byte = chunk[i]!;
      switch (byte) {
        case QUOTE:
          this.#inString = true;
          if (depth === 1) this.#key = [];
          if (depth <= watched) this.#shallow(byte, base + i, depth);
          break;
        case COMMA:
          if (depth === watched) this.#end(base + i, false);
          else if (depth === 0) this.#shallow(byte, base + i, depth);
          break;
        case OBJECT:
        case ARRAY:
          if (depth === DEPTH_MAX) this.fault = { code: 'too-deep', place: base + i };
          else {
            if (depth === watched) this.#filled = true;
            stack[++depth] = byte;
            if (depth <= 2) this.#opened(byte, base + i, depth);
          }
          break;
        case OBJECT_END:
        case ARRAY_END:
          if (depth === 0 || stack[depth] !== byte - 2)
            this.fault = { code: 'malformed-json', place: base + i };
          else {
            if (depth === watched) this.#end(base + i, true);
            if (--depth === 0) this.#events.over?.(base + i + 1);
          }
          break;
        default:
          if (depth <= watched && byte > SPACE) this.#shallow(byte, base + i, depth);
      }
    }
    this.#depth = depth;
  }

  /** Passes over a string; gives the place of its last quote, or the end of the chunk. */
  #string(chunk: Uint8Array, from: number, depth: number): number {
    const keep = depth === 1;
    let escaped = this.#escaped;
    let i = from;
    for (; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) {
        this.#inString = false;
        break;
      }
      if (keep && this.#key.length < KEY_MAX_BYTES) this.#key.push(byte);
    }
    this.#escaped = escaped;
    return i;
  }

  #shallow(byte: number, place: number, depth: number): void {
    if (depth > 0) this.#filled ||= depth === this.#watched;
    else if (!this.#inScalar && !(place < 3 && byte === BYTE_ORDER_MARK[place])) {
      this.#inScalar = true;
      this.#events.begin?.(place, true);
    }
  }

  #opened(byte: number, place: number, depth: number): void {
    if (depth === 1) {
      this.#inScalar = false;
      this.#events.begin?.(place, false);
    } else if (byte === ARRAY && this.#stack[1] === OBJECT) {
      this.#filled = false;
      this.#events.member?.(keyText(this.#key), place);
    }
  }

  #end(place: number, last: boolean): void {
    this.#events.end?.(place, this.#filled, last);
    this.#filled = false;
  }
}

function keyText(bytes: readonly number[]): string {
  const text = Buffer.from(bytes).toString('utf8');
  try {
    return JSON.parse(`"${text}"`);
  } catch {
    return text;
  }
}
