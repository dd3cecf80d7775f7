import { ok, type Result, refuse } from '../../../domain/result.ts';
import { DEPTH_MAX, holdsForbiddenCharacter } from '../../json-text.ts';
import { jsonFault } from './json-fault.ts';
import { JsonScan } from './json-scan.ts';

/** One feature, or all of a file but its features: beyond this, MB, it is no longer read. */
const PART_MAX_MB = 64;
const PART_MAX_BYTES = PART_MAX_MB << 20;
const NEW_LINE = 0x0a;
const RECORD_SEPARATOR = 0x1e;
const BYTE_ORDER_MARK = 0xfeff;

/** What a GeoJSON file is, found in one pass without its features being made values. */
export interface JsonOutline {
  /** The outermost value; an array `features` of it is empty. Of a sequence its first value. */
  readonly head: unknown;
  /** One value after the other (newline-delimited, or RFC 8142) instead of one. */
  readonly sequence: boolean;
  /** The place behind the bracket that opens `features`, bytes of the text in UTF-8; null without such an array. */
  readonly features: number | null;
  /** Features, or values of a sequence. */
  readonly count: number;
}

type Chunks = () => AsyncIterable<Uint8Array>;

/**
 * Reads through a JSON file. Refuses `file-blank`, `file-truncated` (it ends within a value), `malformed-json` with
 * line and column, `too-deep`, `forbidden-character`, `feature-too-large`. What is wrong within a feature but for
 * its brackets is left for the reading of that feature to find.
 */
export async function outlineJson(chunks: Chunks): Promise<Result<JsonOutline>> {
  const head = new Head();
  let values = 0;
  let over = false;
  let garbage: number | null = null;
  let features: number | null = null;
  let count = 0;
  /** Where the feature begins that is being passed over; null outside of `features` and of a sequence. */
  let partAt: number | null = null;
  let largest = 0;
  const scan = new JsonScan(
    {
      begin(place, scalar) {
        values++;
        if (values === 1) return;
        if (scalar) garbage ??= place;
        partAt = place;
      },
      over(place) {
        if (!over) head.leave(place);
        else if (partAt !== null) largest = Math.max(largest, place - partAt);
        over = true;
        partAt = null;
      },
      member(key, place) {
        if (key !== 'features' || over) return;
        head.leave(place + 1);
        features = partAt = place + 1;
        count = 0;
      },
      end(place, filled, last) {
        if (partAt === null || over) return;
        if (filled || count > 0 || !last) count++;
        largest = Math.max(largest, place - partAt);
        partAt = last ? null : place + 1;
        if (last) head.resume(place);
      },
    },
    2,
  );
  for await (const chunk of chunks()) {
    head.chunk(chunk);
    scan.push(chunk);
    head.endChunk();
    largest = Math.max(largest, head.bytes, partAt === null ? 0 : head.place - partAt);
    if (scan.fault !== null || garbage !== null || largest > PART_MAX_BYTES) break;
  }
  if (scan.fault?.code === 'too-deep') return refuse('too-deep', { max: DEPTH_MAX });
  const wrong = scan.fault?.place ?? garbage;
  if (wrong !== null) return refuse('malformed-json', await placeInText(chunks, wrong));
  if (largest > PART_MAX_BYTES) return refuse('feature-too-large', { max: PART_MAX_MB });
  if (values === 0) return refuse('file-blank');
  if (scan.open) return refuse('file-truncated');
  const text = head.text();
  const value = parseJson(text);
  if (value === undefined)
    return refuse('malformed-json', await placeInText(chunks, head.placeOf(jsonFault(text) ?? 0)));
  if (holdsForbiddenCharacter(text)) return refuse('forbidden-character');
  const sequence = values > 1;
  return ok({ head: value, sequence, features, count: sequence ? values : count });
}

/** The value of a text; undefined where it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Parameters of a refusal that tells a place: the words with a line and a column, from 1, are asked for by `context`. */
type Place = { context: 'place'; line: number; column: number };

/** Line and column of a place in a text (bytes from its start). */
export async function placeInText(chunks: Chunks, place: number): Promise<Place> {
  let line = 1;
  let lineAt = 0;
  let base = 0;
  for await (const chunk of chunks()) {
    const end = Math.min(chunk.length, place - base);
    for (let at = chunk.indexOf(NEW_LINE); at >= 0 && at < end; at = chunk.indexOf(NEW_LINE, at + 1)) {
      line++;
      lineAt = base + at + 1;
    }
    base += chunk.length;
    if (base >= place) break;
  }
  return { context: 'place', line, column: place - lineAt + 1 };
}

/** The outermost value's own text: the file without what is in its `features`. */
class Head {
  readonly #pieces: Buffer[] = [];
  /** What was left out: behind how many bytes of what was kept, and how many. */
  readonly #cuts: { at: number; bytes: number }[] = [];
  #chunk: Uint8Array = new Uint8Array();
  #base = 0;
  /** From where the text is kept; null while it is left out. */
  #from: number | null = 0;
  #leftAt = 0;
  bytes = 0;

  /** How much of the file has gone by, bytes. */
  get place(): number {
    return this.#base + this.#chunk.length;
  }

  chunk(chunk: Uint8Array): void {
    this.#base = this.place;
    this.#chunk = chunk;
  }

  endChunk(): void {
    if (this.#from === null) return;
    this.#keep(this.#from, this.place);
    this.#from = this.place;
  }

  leave(place: number): void {
    if (this.#from === null) return;
    this.#keep(this.#from, place);
    this.#from = null;
    this.#leftAt = place;
  }

  resume(place: number): void {
    this.#cuts.push({ at: this.bytes, bytes: place - this.#leftAt });
    this.#from = place;
  }

  text(): string {
    const text = Buffer.concat(this.#pieces).toString('utf8');
    const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    return text.charCodeAt(start) === RECORD_SEPARATOR ? ` ${text.slice(start + 1)}` : text.slice(start);
  }

  /** The place in the file of a character of `text()`. */
  placeOf(character: number): number {
    const at = Buffer.byteLength(this.text().slice(0, character));
    return this.#cuts.reduce((sum, cut) => sum + (cut.at <= at ? cut.bytes : 0), at);
  }

  #keep(from: number, to: number): void {
    this.#pieces.push(Buffer.from(this.#chunk.subarray(from - this.#base, to - this.#base)));
    this.bytes += to - from;
  }
}
