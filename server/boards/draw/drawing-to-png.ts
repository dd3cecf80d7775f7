import { type Drawing, WEIGHTS } from '../../../domain/board/drawing.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { cutMarks } from './cut-marks.ts';
import { svgText } from './drawing-to-svg.ts';
import { fontSubset } from './font-subset.ts';
import { PngRows } from './png-rows.ts';
import { dropRenderer, renderer } from './resvg.ts';
import { svgBody } from './svg-body.ts';

const MM_PER_INCH = 25.4;
const DPI = { least: 72, most: 600 } as const;
/** A0 at 300 dpi is 9,933 × 14,043. */
const PIXELS_MAX = 140_000_000;
/** Drawn at once, while others wait: 8 MB, and twice as much again for what is clipped. */
const STRIP_PIXELS = 2_000_000;
/** Of the thread's own processor time: what is at work beside it, in this thread or on this machine, does not count. */
const LONGEST_S = 25;
const MICROS_PER_S = 1e6;
/** Strips are halved down to so many rows where the renderer has no room for them. */
const LEAST_ROWS = 16;

/**
 * A drawing as pixels, so many to the inch, on white; the PNG says how many. Refuses `png-dpi` below 72 and above 600, and
 * `png-too-large` with the most that goes for that paper, `png-too-heavy` with what may go where there is too much on it. It is drawn in
 * strips, with a `turn` for others between them: what it takes does not grow with the paper.
 */
export async function drawingToPng(
  drawing: Drawing,
  dpi: number,
  turn: () => Promise<void> = async () => {},
): Promise<Result<Buffer>> {
  if (!Number.isFinite(dpi) || dpi < DPI.least || dpi > DPI.most)
    return refuse('png-dpi', { least: DPI.least, most: DPI.most });
  const pixels = (mm: number) => Math.max(1, Math.round((mm / MM_PER_INCH) * dpi));
  const width = pixels(drawing.width);
  const height = pixels(drawing.height);
  if (width * height > PIXELS_MAX) return refuse('png-too-large', { width, height, dpi: mostDpi(drawing) });

  const scene = await sceneOf(drawing);
  const png = new PngRows(width, height, dpi);
  let most = Math.max(1, Math.floor(STRIP_PIXELS / width));
  let used = 0;
  for (let row = 0; row < height; ) {
    const rows = Math.min(most, height - row);
    const start = processorS();
    const strip = await scene.strip(row, rows, width, dpi);
    used += processorS() - start;
    if (used > LONGEST_S) return refuse('png-too-heavy', { dpi: lighterDpi(dpi, (row + rows) / height) });
    if (strip === null) {
      if (rows <= LEAST_ROWS) return refuse('png-too-heavy', { dpi: lighterDpi(dpi, 1 / 4) });
      most = Math.ceil(rows / 2);
      continue;
    }
    await png.add(strip, rows);
    row += rows;
    await turn();
  }
  return ok(await png.end());
}

/** The finest whole number of pixels to the inch at which a paper is not too large. */
function mostDpi({ width, height }: Drawing): number {
  return Math.floor(Math.sqrt(PIXELS_MAX / (width * height)) * MM_PER_INCH);
}

/** Of this thread; of the clock where Node cannot tell (before 23.9). */
function processorS(): number {
  if (!('threadCpuUsage' in process)) return performance.now() / 1000;
  const { user, system } = process.threadCpuUsage();
  return (user + system) / MICROS_PER_S;
}

/** At which so much of a picture would have been all of it. */
function lighterDpi(dpi: number, share: number): number {
  return Math.max(DPI.least, Math.min(dpi - 1, Math.floor(dpi * Math.sqrt(share))));
}

async function sceneOf(drawing: Drawing) {
  const { letters } = svgBody(drawing.marks);
  const fontBuffers = await Promise.all(
    WEIGHTS.filter((weight) => letters[weight].size > 0).map((weight) => fontSubset(weight, letters[weight])),
  );
  return {
    /** Four bytes a pixel, row by row; null where the renderer gave up. */
    async strip(row: number, rows: number, width: number, dpi: number): Promise<Uint8Array | null> {
      const top = (row / dpi) * MM_PER_INCH;
      const height = (rows / dpi) * MM_PER_INCH;
      const marks = cutMarks(drawing.marks, [0, top, drawing.width, top + height]);
      const body = svgBody(marks, { width: drawing.width, top, height });
      const svg = svgText(drawing, body, { top, height });
      const Resvg = await renderer();
      try {
        const image = new Resvg(svg, {
          dpi,
          background: '#ffffff',
          font: { fontBuffers, defaultFontFamily: 'Noto Sans SC' },
        });
        const rendered = image.render();
        if (rendered.width !== width || rendered.height !== rows)
          throw new RangeError(`${rendered.width} × ${rendered.height} pixels, not ${width} × ${rows}`);
        const { pixels } = rendered;
        rendered.free();
        image.free();
        return pixels;
      } catch (error) {
        dropRenderer();
        if (error instanceof Error && error.name === 'RuntimeError') return null;
        throw error;
      }
    },
  };
}
