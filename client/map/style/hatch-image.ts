import type { Hatch } from '../../../domain/deployment/types.ts';

const SIZE = 16;

/** A tile of a hatch that repeats without a seam, drawn in `ink`; `unassigned` is the one for ground without a grid. */
export function hatchImage(hatch: Hatch | 'unassigned', ink: string, opacity: number): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const g = canvas.getContext('2d')!;
  g.globalAlpha = opacity;
  g.strokeStyle = ink;
  g.fillStyle = ink;
  g.lineWidth = hatch === 'unassigned' ? 3 : 1.5;
  g.beginPath();
  if (hatch === 'diagonal' || hatch === 'cross' || hatch === 'unassigned') slope(g, 1);
  if (hatch === 'back-diagonal' || hatch === 'cross') slope(g, -1);
  if (hatch === 'horizontal') bars(g, (at) => [0, at, SIZE, at]);
  if (hatch === 'vertical') bars(g, (at) => [at, 0, at, SIZE]);
  g.stroke();
  if (hatch === 'dots') {
    for (const [x, y] of [
      [4, 4],
      [12, 12],
    ] as const) {
      g.beginPath();
      g.arc(x, y, 1.5, 0, 7);
      g.fill();
    }
  }
  return g.getImageData(0, 0, SIZE, SIZE);
}

/** One line through the tile's middle and its copies through the corners, so that neighbours join. */
function slope(g: CanvasRenderingContext2D, direction: 1 | -1): void {
  for (const shift of [-SIZE, 0, SIZE]) {
    g.moveTo(shift - 2, direction > 0 ? SIZE + 2 : -2);
    g.lineTo(shift + SIZE + 2, direction > 0 ? -2 : SIZE + 2);
  }
}

function bars(g: CanvasRenderingContext2D, line: (at: number) => [number, number, number, number]): void {
  for (const at of [4, 12]) {
    const [x1, y1, x2, y2] = line(at);
    g.moveTo(x1, y1);
    g.lineTo(x2, y2);
  }
}
