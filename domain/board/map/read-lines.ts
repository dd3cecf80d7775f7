import type { BoardLine } from '../content.ts';
import { clipLine } from './clip.ts';
import type { PaperGround, Xy } from './paper-ground.ts';
import { simplifyLine, UNSEEN_MM } from './simplify.ts';

/** A line of the content as it lies on the paper: cut where the frame's margin ends, without bends that nobody sees. */
export interface PaperLine {
  readonly line: BoardLine;
  readonly pieces: readonly Xy[];
  /** Whether something of it lies within the frame itself. */
  readonly seen: boolean;
}

/** Points of lines on one sheet; where there are more, lines are drawn coarser step by step, so that the file stays small. */
const MOST_POINTS = 16_000;
const COARSER = [UNSEEN_MM, 0.1, 0.18];

/** The lines that reach the frame's margin, in the order of the content. */
export function readLines(lines: readonly BoardLine[], ground: PaperGround): readonly PaperLine[] {
  const cut = lines.flatMap((line) => {
    const pieces = clipLine(ground.points(line.points), ground.kept);
    return pieces.length > 0 ? [{ line, pieces }] : [];
  });
  let read: readonly PaperLine[] = [];
  for (const tolerance of COARSER) {
    let points = 0;
    read = cut.map(({ line, pieces }) => {
      const drawn = pieces.map((piece) => simplifyLine(piece, tolerance));
      points += drawn.reduce((sum, piece) => sum + piece.length / 2, 0);
      return { line, pieces: drawn, seen: drawn.some((piece) => clipLine(piece, ground.frame).length > 0) };
    });
    if (points <= MOST_POINTS) break;
  }
  return read;
}
