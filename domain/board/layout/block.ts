import type { Mark, Mm } from '../drawing.ts';

/** What is not broken over columns or pages: a line of text, a row of a table. Drawn from its upper left corner. */
export interface Piece {
  readonly height: Mm;
  draw(x: Mm, y: Mm): readonly Mark[];
  /** What stands in its place where a column or page begins with it: the same under the role that it belongs to. */
  readonly opening?: Piece;
}

export type Strain = 'small' | 'broken';

/** A part of a sheet under one head, for one width. */
export interface Block {
  /** Of the group that it becomes. */
  readonly name: string;
  readonly head: Piece | null;
  /** The head where it goes on in another column or page. */
  readonly again?: Piece;
  readonly pieces: readonly Piece[];
  /** A block with a picture that takes up what room is left: the most that its last piece can be higher, and that piece drawn so. */
  readonly stretch?: { readonly most: Mm; piece(height: Mm): Piece };
  /** Where it may be continued overleaf, in this order; not said: it stays whole. */
  readonly breaks?: number;
  /** Of its first rows so many stay as long as anything else can go overleaf; not said: none. */
  readonly least?: number;
  /** Whether it may go on in the next column. */
  readonly splits?: boolean;
  /** What it costs to set it in this width: not said, nothing; `small`: some of it is much smaller than the rest; `broken`: rows are broken. */
  readonly strain?: Strain;
}

/** How a block is asked for. */
export interface BlockSize {
  readonly width: Mm;
  /** The em of plain text. */
  readonly em: Mm;
  /** Tables in as many columns as go in. */
  readonly dense: boolean;
}

/** A part of a sheet before its width is known; null where there is nothing to say. */
export type BlockMaker = (size: BlockSize) => Block | null;

export function gap(height: Mm): Piece {
  return { height, draw: () => [] };
}

/** One beneath the other. */
export function stack(pieces: readonly Piece[]): Piece {
  return {
    height: heightOf(pieces),
    draw: (x, y) => {
      let top = y;
      return pieces.flatMap((piece) => {
        const marks = piece.draw(x, top);
        top += piece.height;
        return marks;
      });
    },
  };
}

/** Side by side, from the same upper edge; `at` is each one's distance from the left. */
export function beside(pieces: readonly { readonly at: Mm; readonly piece: Piece }[]): Piece {
  return {
    height: Math.max(0, ...pieces.map(({ piece }) => piece.height)),
    draw: (x, y) => pieces.flatMap(({ at, piece }) => piece.draw(x + at, y)),
  };
}

export function heightOf(pieces: readonly Piece[]): Mm {
  return pieces.reduce((sum, { height }) => sum + height, 0);
}

/** The rest of a block from a row on, as it goes on elsewhere. */
export function restOf(block: Block, from: number): Block {
  const [first, ...others] = block.pieces.slice(from);
  const head = from === 0 ? block.head : (block.again ?? block.head);
  return { ...block, head, pieces: first === undefined ? [] : [first.opening ?? first, ...others] };
}
