import type { Drawing } from '../../../domain/board/drawing.ts';
import { PdfSheets } from './pdf-sheets.ts';

/** One drawing as a PDF of one page; the same bytes for the same drawing and time. */
export function drawingToPdf(drawing: Drawing, made: Date): Buffer {
  const sheets = new PdfSheets({ title: drawing.title, lang: drawing.lang, made }, false);
  sheets.add(drawing);
  sheets.end();
  const parts: Buffer[] = [];
  for (let part = sheets.take(); part; part = sheets.take()) parts.push(part);
  return Buffer.concat(parts);
}
