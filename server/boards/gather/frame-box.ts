import type { BoardTemplate, Paper, PaperName } from '../../../domain/board/template.ts';
import type { Box } from '../../../domain/geometry/point.ts';
import { seenBox, sizeOfBox } from './seen-box.ts';

/** A round scale and the margin make the ground of a frame this much larger than the grid, along the side that decides. */
const ROUND_AND_MARGIN = 1.75;
/** Long to short side of a map's frame on the usual papers, at most; on a strip it is the strip's. */
const FRAME_ASPECT = 1.5;
/** No sheet is drawn at a larger scale than 1:100. */
const LARGEST_SCALE = 100;
const A0_LONG_MM = 1189;
/** Of every A size, long to short side. */
const A_ASPECT = Math.SQRT2;
const MM_PER_M = 1000;

/**
 * What a sheet's map can show around a grid, wherever on the paper its frame lies: a square around the middle of its box. Where the
 * template keeps a scale, all that the paper covers at it.
 */
export function frameBox(grid: Box, { paper, scale }: Pick<BoardTemplate, 'paper' | 'scale'>): Box {
  const { widthM, heightM } = sizeOfBox(grid);
  const { longMm, aspect } = sizeOf(paper);
  const fitted = Math.max(widthM, heightM) * ROUND_AND_MARGIN * Math.max(FRAME_ASPECT, aspect);
  const sideM = Math.max(fitted, (longMm * Math.max(scale ?? 0, LARGEST_SCALE)) / MM_PER_M);
  return seenBox(grid, sideM, sideM);
}

function sizeOf(paper: PaperName | Paper): { readonly longMm: number; readonly aspect: number } {
  if (typeof paper === 'string')
    return { longMm: A0_LONG_MM / 2 ** (Number(paper[1]) / 2), aspect: A_ASPECT };
  const [short, long] = [Math.min(paper.width, paper.height), Math.max(paper.width, paper.height)];
  return { longMm: long, aspect: long / short };
}
