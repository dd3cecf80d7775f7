import { JsonScan } from './json-scan.ts';
import { SourceFault } from './source.ts';

/** The text of one feature, UTF-8, and where in the file's text it begins, bytes. */
export interface JsonPart {
  readonly bytes: Buffer;
  readonly place: number;
}

/**
 * Cuts a JSON text into its parts without making values of them, those of each chunk together: the elements of the array
 * that opens before `features`, or (null) the values of a sequence. Throws SourceFault where it ends too early.
 */
export async function* jsonParts(
  chunks: AsyncIterable<Uint8Array>,
  features: number | null,
): AsyncGenerator<JsonPart[]> {
  const start = features ?? 0;
  let parts: JsonPart[] = [];
  let first = true;
  let done = false;
  /** Where the part begins that is being passed over; null between the values of a sequence. */
  let partAt: number | null = features;
  let before: Buffer[] = [];
  let chunk: Uint8Array = new Uint8Array();
  let base = start;
  const cut = (to: number) => {
    const at = partAt ?? to;
    const here = Buffer.from(
      chunk.buffer,
      chunk.byteOffset + Math.max(at - base, 0),
      to - Math.max(at, base),
    );
    parts.push({ bytes: before.length > 0 ? Buffer.concat([...before, here]) : here, place: at });
    before = [];
  };
  const scan = new JsonScan(
    features === null
      ? {
          begin: (place) => {
            partAt = place;
          },
          over: (place) => {
            cut(place);
            partAt = null;
          },
        }
      : {
          end: (at, filled, last) => {
            if (done) return;
            const place = at + start;
            if (filled || !first || !last) cut(place);
            first = false;
            done ||= last;
            partAt = place + 1;
          },
        },
    features === null ? 0 : 2,
    features === null ? '' : '{[',
  );
  let passed = 0;
  for await (const whole of chunks) {
    const from = Math.max(0, start - passed);
    passed += whole.length;
    if (from >= whole.length) continue;
    chunk = whole.subarray(from);
    scan.push(chunk);
    if (scan.fault !== null && !done) throw new SourceFault(scan.fault.code);
    if (partAt !== null && !done) before.push(Buffer.from(chunk.subarray(Math.max(partAt - base, 0))));
    base += chunk.length;
    if (parts.length > 0) yield parts;
    parts = [];
    if (done) return;
  }
  if (features !== null || partAt !== null) throw new SourceFault('file-truncated');
}
