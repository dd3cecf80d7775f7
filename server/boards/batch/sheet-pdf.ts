import type { Drawing } from '../../../domain/board/drawing.ts';
import { PdfSheets } from '../draw/pdf-sheets.ts';

/** The pages of one sheet as a PDF by themselves; the same bytes for the same drawings and time. */
export function sheetPdf(drawings: readonly Drawing[], made: Date): Buffer {
  const { title, lang } = drawings[0]!;
  const sheets = new PdfSheets({ title, lang, made }, false);
  const parts: Buffer[] = [];
  for (const drawing of drawings) {
    sheets.add(drawing);
    for (let part = sheets.take(); part; part = sheets.take()) parts.push(part);
  }
  sheets.end();
  for (let part = sheets.take(); part; part = sheets.take()) parts.push(part);
  return Buffer.concat(parts);
}
