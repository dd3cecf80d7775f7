import type { Mark, Mm, Trace } from '../drawing.ts';
import type { Block, Piece } from './block.ts';

/** A block as it is, larger or smaller by a factor, letters and lines alike. */
export function scaledBlock(block: Block, by: number): Block {
  return {
    ...block,
    head: block.head === null ? null : scaledPiece(block.head, by),
    ...(block.again === undefined ? {} : { again: scaledPiece(block.again, by) }),
    pieces: block.pieces.map((piece) => scaledPiece(piece, by)),
  };
}

function scaledPiece(piece: Piece, by: number): Piece {
  return {
    height: by * piece.height,
    draw: (x, y) => piece.draw(0, 0).map((mark) => scaledMark(mark, by, x, y)),
    ...(piece.opening === undefined ? {} : { opening: scaledPiece(piece.opening, by) }),
  };
}

function scaledMark(mark: Mark, by: number, x: Mm, y: Mm): Mark {
  const trace = ({ points, closed }: Trace): Trace => ({
    points: points.map((value, at) => by * value + (at % 2 === 0 ? x : y)),
    closed,
  });
  if (mark.kind === 'path')
    return {
      ...mark,
      traces: mark.traces.map(trace),
      ...(mark.strokeWidth === undefined ? {} : { strokeWidth: by * mark.strokeWidth }),
      ...(mark.dash === undefined ? {} : { dash: mark.dash.map((length) => by * length) }),
    };
  const at = (place: readonly [Mm, Mm]) => [by * place[0] + x, by * place[1] + y] as const;
  if (mark.kind === 'text')
    return {
      ...mark,
      at: at(mark.at),
      size: by * mark.size,
      ...(mark.halo === undefined ? {} : { halo: { ...mark.halo, width: by * mark.halo.width } }),
    };
  if (mark.kind === 'image')
    return { ...mark, at: at(mark.at), width: by * mark.width, height: by * mark.height };
  return {
    ...mark,
    ...(mark.clip === undefined ? {} : { clip: mark.clip.map(trace) }),
    marks: mark.marks.map((inner) => scaledMark(inner, by, x, y)),
  };
}
