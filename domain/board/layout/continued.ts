import type { Mark } from '../drawing.ts';
import type { Frame } from '../map/types.ts';
import { type Block, type Piece, stack } from './block.ts';

interface Row {
  readonly block: Block;
  readonly piece: Piece;
}

/** A row for which no page is high enough: of which block, and its words. */
export interface LostRow {
  readonly name: string;
  readonly text: string;
}

/**
 * Further pages for what did not go on the first: row after row through the columns, each block under its head. A row that is higher than
 * a whole column is on none of them and is given back with all that it says.
 */
export function continuedPages(
  blocks: readonly Block[],
  frames: readonly Frame[],
  gap: number,
): { readonly pages: readonly (readonly Mark[])[]; readonly lost: readonly LostRow[] } {
  const room = frames[0]!.height;
  const pages: Mark[][] = [];
  const lost: LostRow[] = [];
  let column = frames.length;
  let top = 0;
  let begun: Block | null = null;
  const rows: readonly Row[] = blocks.flatMap((block) => block.pieces.map((piece) => ({ block, piece })));
  for (const { block, piece } of rows) {
    const again = begun === block ? (block.again ?? block.head) : block.head;
    const withHead = stack([...(again === null ? [] : [again]), piece.opening ?? piece]);
    if (withHead.height > room) {
      lost.push({ name: block.name, text: textOf(piece.draw(0, 0)) });
      continue;
    }
    const apart = begun !== null && begun !== block ? gap : 0;
    let next = begun === block ? piece : withHead;
    if (column >= frames.length || top + apart + next.height > room) {
      column += 1;
      top = 0;
      next = withHead;
      if (column >= frames.length) {
        pages.push([]);
        column = 0;
      }
    } else top += apart;
    const { x, y } = frames[column]!;
    pages.at(-1)!.push({ kind: 'group', name: block.name, marks: next.draw(x, y + top) });
    top += next.height;
    begun = block;
  }
  return { pages, lost };
}

function textOf(marks: readonly Mark[]): string {
  return marks
    .flatMap((mark) =>
      mark.kind === 'text' ? [mark.text] : mark.kind === 'group' ? [textOf(mark.marks)] : [],
    )
    .join(' ');
}
