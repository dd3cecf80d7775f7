import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { ok, type Result } from '../../../domain/result.ts';
import { chooseEncoding, sniffEncoding, type TextReader } from './encoding.ts';
import type { EncodingFound, SourceNote, SourceOptions } from './source.ts';

const CHUNK_BYTES = 1 << 20;
/** What the encoding is told by, from the first byte that is not ASCII. */
const SNIFF_BYTES = 1 << 18;
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** How a text is written, and what reads it. */
export interface FoundText {
  readonly encoding: EncodingFound;
  readonly reader: TextReader;
}

/** The bytes of a file, a megabyte at a time. */
export function fileChunks(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: CHUNK_BYTES });
}

/**
 * How the text of a file is written: as its byte order mark says, else as its first bytes that are not ASCII look,
 * wherever in the file they stand; `options` overrule both. `said` may be given by the format (an XML declaration).
 */
export async function findEncoding(
  path: string,
  options: SourceOptions,
  notes: SourceNote[],
  said: string | null = null,
): Promise<Result<FoundText>> {
  let mark: string | null = null;
  let sample: Buffer | null = null;
  let first = true;
  for await (const chunk of fileChunks(path)) {
    if (first) mark = MARKS.find(([, bytes]) => bytes.every((byte, i) => chunk[i] === byte))?.[0] ?? null;
    if (mark !== null) break;
    first = false;
    const at = sample !== null ? 0 : isAscii(chunk) ? -1 : chunk.findIndex((byte) => byte > 0x7f);
    if (at >= 0) sample = Buffer.concat([sample ?? Buffer.alloc(0), chunk.subarray(at)]);
    if (sample !== null && sample.length >= SNIFF_BYTES) break;
  }
  const sniffed = sample === null ? null : sniffEncoding(sample.subarray(0, SNIFF_BYTES));
  const chosen = chooseEncoding(options.encoding, mark ?? said, sniffed, sample !== null);
  if (!chosen.ok) return chosen;
  notes.push(...chosen.value.notes);
  return ok({ encoding: chosen.value.found, reader: chosen.value.reader });
}

/** The text of a file, a piece at a time, without its byte order mark. */
export async function* fileText(path: string, reader: TextReader): AsyncGenerator<string> {
  const decoder = reader.stream();
  let first = true;
  const unmarked = (text: string) => {
    const marked = first && text.charCodeAt(0) === 0xfeff;
    first &&= text === '';
    return marked ? text.slice(1) : text;
  };
  for await (const chunk of fileChunks(path)) {
    const text = unmarked(decoder.write(chunk));
    if (text !== '') yield text;
  }
  const rest = unmarked(decoder.end());
  if (rest !== '') yield rest;
}

/** The bytes of a file's text as UTF-8: its own where that is what it is written in. */
export async function* utf8Chunks(path: string, reader: TextReader): AsyncGenerator<Buffer> {
  if (reader.name === 'utf-8') yield* fileChunks(path);
  else for await (const text of fileText(path, reader)) yield Buffer.from(text);
}
