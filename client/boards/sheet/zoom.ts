/** A notch of a wheel, pixels. */
export const ZOOM_STEP = 100;
/** A notch makes it larger by so much. */
const FACTOR = 1.2;
/** Eight times its own size the thinnest line is as thick as a finger. */
const MOST = 8;

/** The zoom after a wheel has turned by so many pixels, down is away; never smaller than half of what there is room for. */
export function zoomTo(scale: number, fit: number, deltaY: number): number {
  const next = scale * FACTOR ** (-deltaY / ZOOM_STEP);
  return Math.min(Math.max(MOST, fit), Math.max(Math.min(fit, 1) / 2, next));
}
