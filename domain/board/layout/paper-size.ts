import { ok, type Result, refuse } from '../../result.ts';
import type { Mm } from '../drawing.ts';
import type { BoardTemplate, Paper, PaperName } from '../template.ts';

/** ISO 216, upright. */
const SIZES: Readonly<Record<PaperName, Paper>> = {
  A0: { width: 841, height: 1189 },
  A1: { width: 594, height: 841 },
  A2: { width: 420, height: 594 },
  A3: { width: 297, height: 420 },
  A4: { width: 210, height: 297 },
  A5: { width: 148, height: 210 },
};
const LEAST_MM = 50;
const MOST_MM = 5000;
/** The root of the area of A3: text is in proportion to it. */
const A3_MM = Math.sqrt(297 * 420);
/** A long strip counts as no larger than a sheet of this many times its short side. */
const LONGEST = 1.5;

/** The paper as it hangs; `paper-not-possible` beyond 50 to 5,000 mm. A custom size is as it says, whatever `landscape` says. */
export function paperSize({ paper, landscape }: Pick<BoardTemplate, 'paper' | 'landscape'>): Result<Paper> {
  if (typeof paper === 'string') {
    const { width, height } = SIZES[paper];
    return ok(landscape ? { width: height, height: width } : { width, height });
  }
  const possible = [paper.width, paper.height].every((side) => side >= LEAST_MM && side <= MOST_MM);
  return possible
    ? ok(paper)
    : refuse('paper-not-possible', {
        width: paper.width,
        height: paper.height,
        least: LEAST_MM,
        most: MOST_MM,
      });
}

/** 1 on A3: what one millimetre of A3's sizes is on this paper, by the root of the area. */
export function paperUnit({ width, height }: Paper): Mm {
  return Math.min(Math.sqrt(width * height), LONGEST * Math.min(width, height)) / A3_MM;
}
