import type { BoardTemplate } from '../../../domain/board/template.ts';

/** A paper as it is written in lists and ledgers: `A3`, `420x297`. */
export function paperText(paper: BoardTemplate['paper']): string {
  return typeof paper === 'string' ? paper : `${paper.width}x${paper.height}`;
}
