import { paperSize } from '../../../../domain/board/layout/paper-size.ts';
import type { BoardTemplate, Paper, PaperName } from '../../../../domain/board/template.ts';
import type { BoardLang, NewBoards, SheetQuery } from '../../../../domain/contract/board.ts';

export const PAPERS: readonly PaperName[] = ['A0', 'A1', 'A2', 'A3', 'A4', 'A5'];

/** How sheets are to be made; null: as the template, the office or the page has it. */
export interface Order {
  readonly template: string | null;
  readonly paper: PaperName | 'own' | null;
  /** Of a paper of one's own. */
  readonly width: number;
  readonly height: number;
  readonly orientation: 'portrait' | 'landscape' | null;
  readonly lang: BoardLang | null;
  readonly format: NonNullable<NewBoards['format']>;
  readonly copies: number;
}

export const USUAL_ORDER: Order = {
  template: null,
  paper: null,
  width: 600,
  height: 900,
  orientation: null,
  lang: null,
  format: 'pdf',
  copies: 1,
};

/** What a sheet is asked for with. A paper of one's own is the way up that it says. */
export function sheetQuery(order: Order, lang: BoardLang): SheetQuery {
  const { template, paper, width, height, orientation } = order;
  return {
    ...(template === null ? {} : { template }),
    ...(paper === null ? {} : { paper: paper === 'own' ? `${width}x${height}` : paper }),
    ...(orientation === null || paper === 'own' ? {} : { orientation }),
    lang: order.lang ?? lang,
  };
}

/** The paper that sheets come out on, as it hangs; null where there can be no such paper. */
export function orderedPaper(
  order: Order,
  template: Pick<BoardTemplate, 'paper' | 'landscape'>,
): Paper | null {
  const { paper, width, height, orientation } = order;
  const landscape = orientation === null ? template.landscape : orientation === 'landscape';
  const size = paperSize({
    paper: paper === 'own' ? { width, height } : turned(paper ?? template.paper, orientation),
    landscape,
  });
  return size.ok ? size.value : null;
}

/** A template's own measure asked for the other way up is turned, as the server does it. */
function turned(paper: BoardTemplate['paper'], orientation: Order['orientation']): BoardTemplate['paper'] {
  if (typeof paper === 'string' || orientation === null) return paper;
  const [short, long] = [Math.min(paper.width, paper.height), Math.max(paper.width, paper.height)];
  return orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long };
}
