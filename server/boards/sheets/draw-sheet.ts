import type { BoardContent } from '../../../domain/board/content.ts';
import type { LaidSheet } from '../../../domain/board/layout/layout-sheet.ts';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import type { BoardQuery } from '../../../domain/contract/board.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { sheetPdf } from '../batch/sheet-pdf.ts';
import { drawingToPng } from '../draw/drawing-to-png.ts';
import { drawingToSvg } from '../draw/drawing-to-svg.ts';
import { sheetName } from './sheet-name.ts';
import type { SheetFile } from './sheet-task.ts';

export interface SheetFormat {
  readonly format: NonNullable<BoardQuery['format']>;
  /** Of a PNG. */
  readonly dpi: number;
  /** From 1: a picture is of one page, a PDF has all. */
  readonly page: number;
}

const TYPES = { pdf: 'application/pdf', svg: 'image/svg+xml; charset=utf-8', png: 'image/png' } as const;

/** A sheet as a file; `turn` comes between the strips of a picture. Refuses `page-unknown`, `png-too-large`, `png-too-heavy`. */
export async function drawSheet(
  {
    content,
    template,
    laid,
  }: { readonly content: BoardContent; readonly template: BoardTemplate; readonly laid: LaidSheet },
  { format, dpi, page }: SheetFormat,
  turn: () => Promise<void>,
): Promise<Result<SheetFile>> {
  const { drawings, notices } = laid;
  const drawing = drawings[page - 1];
  if (!drawing) return refuse('page-unknown', { page, pages: drawings.length });
  const file = (bytes: Uint8Array): Result<SheetFile> =>
    ok({
      bytes,
      type: TYPES[format],
      name: sheetName(content, template, format),
      pages: drawings.length,
      notices: notices.map(({ code, params }) => ({ code, params: { ...params } })),
    });
  if (format === 'pdf') return file(sheetPdf(drawings, new Date()));
  if (format === 'svg') return file(Buffer.from(await drawingToSvg(drawing)));
  const png = await drawingToPng(drawing, dpi, turn);
  return png.ok ? file(png.value) : png;
}
