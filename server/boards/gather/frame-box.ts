import type { BoardTemplate, Paper, PaperName } from '../../../domain/board/template.ts';
import { type Box, LATTICE } from '../../../domain/geometry/point.ts';
import { middleOf } from './grid-zone.ts';

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
const M_PER_DEGREE = 111_320;

/**
 * What a sheet's map can show around a grid, wherever on the paper its frame lies: a square around the middle of its box. Where the
 * template keeps a scale, all that the paper covers at it.
 */
export function frameBox(grid: Box, { paper, scale }: Pick<BoardTemplate, 'paper' | 'scale'>): Box {
  const [x, y] = middleOf(grid);
  const east = Math.max(0.01, Math.cos((y / LATTICE) * (Math.PI / 180))) * M_PER_DEGREE;
  const widthM = ((grid[2] - grid[0]) / LATTICE) * east;
  const heightM = ((grid[3] - grid[1]) / LATTICE) * M_PER_DEGREE;
  const { longMm, aspect } = sizeOf(paper);
  const fitted = Math.max(widthM, heightM) * ROUND_AND_MARGIN * Math.max(FRAME_ASPECT, aspect);
  const halfM = Math.max(fitted, (longMm * Math.max(scale ?? 0, LARGEST_SCALE)) / MM_PER_M) / 2;
  const [dx, dy] = [(halfM / east) * LATTICE, (halfM / M_PER_DEGREE) * LATTICE];
  return [Math.floor(x - dx), Math.floor(y - dy), Math.ceil(x + dx), Math.ceil(y + dy)];
}

function sizeOf(paper: PaperName | Paper): { readonly longMm: number; readonly aspect: number } {
  if (typeof paper === 'string')
    return { longMm: A0_LONG_MM / 2 ** (Number(paper[1]) / 2), aspect: A_ASPECT };
  const [short, long] = [Math.min(paper.width, paper.height), Math.max(paper.width, paper.height)];
  return { longMm: long, aspect: long / short };
}
