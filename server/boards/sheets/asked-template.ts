import type { BoardTemplate, Paper, PaperName } from '../../../domain/board/template.ts';
import type { SheetQuery } from '../../../domain/contract/board.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';

const NAMED = /^A[0-5]$/;
const MEASURED = /^(\d{1,5}(?:\.\d{1,2})?)[x×*](\d{1,5}(?:\.\d{1,2})?)$/;

/**
 * A template on the paper that is asked for, the way up that is asked for. Refuses `paper-unknown`; whether there can be such a
 * paper, the layout decides.
 */
export function askedTemplate(
  template: BoardTemplate,
  { paper, orientation }: Pick<SheetQuery, 'paper' | 'orientation'>,
): Result<BoardTemplate> {
  const size = paper === undefined ? ok(template.paper) : readPaper(paper.trim());
  if (!size.ok) return size;
  if (orientation === undefined) return ok({ ...template, paper: size.value });
  const landscape = orientation === 'landscape';
  return ok({ ...template, landscape, paper: turned(size.value, landscape) });
}

function readPaper(text: string): Result<PaperName | Paper> {
  const name = text.toUpperCase();
  if (NAMED.test(name)) return ok(name as PaperName);
  const [, width, height] = MEASURED.exec(text) ?? [];
  if (width === undefined || height === undefined) return refuse('paper-unknown', { paper: text });
  return ok({ width: Number(width), height: Number(height) });
}

/** A paper of one's own measure is as it says; asked for the other way up, it is turned. */
function turned(paper: PaperName | Paper, landscape: boolean): PaperName | Paper {
  if (typeof paper === 'string') return paper;
  const [short, long] = [Math.min(paper.width, paper.height), Math.max(paper.width, paper.height)];
  return landscape ? { width: long, height: short } : { width: short, height: long };
}
