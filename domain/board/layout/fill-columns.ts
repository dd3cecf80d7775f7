import type { Mark, Mm } from '../drawing.ts';
import type { Frame } from '../map/types.ts';
import { type Block, type BlockMaker, heightOf } from './block.ts';

/** Between two blocks of a column, in ems. */
const GAP_EMS = 1.05;
/** What a gap may be wider where there is room to spare. */
const LOOSE_EMS = 1.1;

/** A way to fill a panel: its blocks in an order, its columns. */
export interface FlowWay {
  readonly makers: readonly BlockMaker[];
  readonly frames: readonly Frame[];
}

export interface Split {
  /** How many blocks each column has. */
  readonly counts: readonly number[];
  /** Of its room, the fullest column. */
  readonly highest: number;
}

export const blockHeight = ({ head, pieces }: Block): Mm => (head?.height ?? 0) + heightOf(pieces);

/**
 * How many blocks each column takes, in their order, with the highest column as low as can be; null where some column is too low.
 * By halving a height within which the blocks still go: first fit is exact for an order that is kept.
 */
export function partition(heights: readonly Mm[], { frames }: FlowWay, em: Mm): Split | null {
  const room = frames[0]!.height;
  const within = (most: Mm): number[] | null => {
    const counts = frames.map(() => 0);
    let column = 0;
    let used = 0;
    for (const height of heights) {
      const more = used === 0 ? height : used + GAP_EMS * em + height;
      if (counts[column]! > 0 && more > most) {
        column += 1;
        used = 0;
      }
      if (column >= frames.length || height > most) return null;
      used = used === 0 ? height : used + GAP_EMS * em + height;
      counts[column]! += 1;
      if (used > most) return null;
    }
    return counts;
  };
  let best = within(room);
  if (best === null) return null;
  let [low, high] = [0, room];
  for (let step = 0; step < 20; step += 1) {
    const middle = (low + high) / 2;
    const found = within(middle);
    if (found === null) low = middle;
    else [high, best] = [middle, found];
  }
  return { counts: best, highest: high / room };
}

/** Room to spare goes to pictures first, then between the blocks. */
export function place(
  blocks: readonly Block[],
  counts: readonly number[],
  { frames }: FlowWay,
  em: Mm,
): readonly Mark[] {
  let next = 0;
  return counts.flatMap((count, column) => {
    const frame = frames[column]!;
    const own = blocks.slice(next, next + count);
    next += count;
    const spare =
      frame.height - own.reduce((sum, block) => sum + blockHeight(block), 0) - (count - 1) * GAP_EMS * em;
    const { stretched, rest } = stretch(own, spare);
    const apart = GAP_EMS * em + (count > 1 ? Math.min(LOOSE_EMS * em, rest / (count - 1)) : 0);
    let top = frame.y;
    return stretched.map((block): Mark => {
      const marks: Mark[] = [];
      for (const piece of [...(block.head === null ? [] : [block.head]), ...block.pieces]) {
        marks.push(...piece.draw(frame.x, top));
        top += piece.height;
      }
      top += apart;
      return { kind: 'group', name: block.name, marks };
    });
  });
}

function stretch(
  blocks: readonly Block[],
  spare: Mm,
): { readonly stretched: readonly Block[]; readonly rest: Mm } {
  let rest = Math.max(0, spare);
  const stretched = blocks.map((block): Block => {
    if (block.stretch === undefined) return block;
    const last = block.pieces.at(-1)!;
    const height = Math.min(block.stretch.most, last.height + rest);
    rest -= height - last.height;
    return { ...block, pieces: [...block.pieces.slice(0, -1), block.stretch.piece(height)] };
  });
  return { stretched, rest };
}
