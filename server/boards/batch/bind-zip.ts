import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { bookFront } from '../../../domain/board/book/book-front.ts';

import type { Binding } from './bind-book.ts';
import { fileSafe, sheetName } from './book-name.ts';
import { sheetPdf } from './sheet-pdf.ts';

/**
 * A zip of one PDF for each sheet, and one of the index map and the contents. Each is made when its turn to be written has come. Gives how
 * many pages there are. Throws what writing fails of.
 */
export async function bindZip(path: string, binding: Binding): Promise<number> {
  const { facts, made, ruler } = binding;
  const { width, height } = (await binding.sheet(0)).drawings[0]!;
  const front = bookFront(facts, { width, height }, ruler);
  const archive = new ZipFile();
  const failed = Promise.withResolvers<never>();
  archive.on('error', failed.reject);
  const add = (name: string, pdf: () => Promise<Buffer>) =>
    // Already compressed inside; the time is the batch's, so that the same batch is the same bytes.
    archive.addReadStreamLazy(name, { mtime: made, compress: false }, (give) => {
      pdf().then(
        (bytes) => give(null, Readable.from([bytes])),
        (error) => failed.reject(error),
      );
    });
  const of = facts.sheets.length;
  add(`${'0'.repeat(String(of).length)}-${fileSafe(front[0]!.title)}.pdf`, async () => sheetPdf(front, made));
  for (const [i, { code, name }] of facts.sheets.entries())
    add(sheetName(i + 1, of, code, name), async () => {
      const pdf = sheetPdf((await binding.sheet(i)).drawings, made);
      binding.bound(i + 1);
      return pdf;
    });
  archive.end();
  const out = createWriteStream(path, { flush: true });
  try {
    await Promise.race([pipeline(archive.outputStream, out), failed.promise]);
  } catch (error) {
    out.destroy();
    throw error;
  }
  return front.length + facts.sheets.reduce((sum, { pages }) => sum + pages, 0);
}
