import type { Readable } from 'node:stream';
import { isTooDeep } from '../../json-text.ts';

/** One line: its value, or the code of what is wrong with it. Empty lines are none. */
export type JsonLine =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: 'line-too-long' | 'case-unreadable' };

/** Longer than any case with a full note; a longer line is skipped without being held. */
const LINE_MAX_BYTES = 64 * 1024;
const LF = 0x0a;

/** Lines of JSON (UTF-8, LF or CRLF between) out of a stream of bytes, one after another, however long the stream is. */
export async function* jsonLines(stream: Readable): AsyncGenerator<JsonLine> {
  let parts: Buffer[] = [];
  let bytes = 0;
  const add = (part: Buffer) => {
    bytes += part.length;
    if (bytes > LINE_MAX_BYTES) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const take = (): JsonLine | null => {
    const line = bytes > LINE_MAX_BYTES ? TOO_LONG : readLine(Buffer.concat(parts));
    parts = [];
    bytes = 0;
    return line;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      add(chunk.subarray(start, end));
      const line = take();
      if (line) yield line;
      start = end + 1;
    }
    add(chunk.subarray(start));
  }
  const last = take();
  if (last) yield last;
}

const TOO_LONG: JsonLine = { ok: false, code: 'line-too-long' };

function readLine(bytes: Buffer): JsonLine | null {
  // A file that was made on Windows may begin with a mark.
  const text = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trim();
  if (text === '') return null;
  if (isTooDeep(text)) return { ok: false, code: 'case-unreadable' };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false, code: 'case-unreadable' };
  }
}
