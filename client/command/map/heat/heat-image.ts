import { HEAT_CLASSES, heatClass } from '../../../../domain/case/heat/heat-classes.ts';
import type { HeatField } from '../../../../domain/case/heat/heat-field.ts';
import type { HeatFrame } from '../../../../domain/case/heat/heat-frame.ts';
import { LATTICE } from '../../../../domain/geometry/point.ts';

/** A picture of the ground: RGBA from the north-west corner on. */
export interface HeatImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

const COLOURS = Uint32Array.from(HEAT_CLASSES, ({ colour }) => rgba(colour));

/** West, south, east, north of a raster in degrees. */
export function boundsOf({ origin, cell, columns, rows }: HeatFrame): [number, number, number, number] {
  return [
    origin[0] / LATTICE,
    origin[1] / LATTICE,
    (origin[0] + columns * cell[0]) / LATTICE,
    (origin[1] + rows * cell[1]) / LATTICE,
  ];
}

/**
 * The heat in the colours of its classes, clear below the first: a pixel a cell. A picture is stretched evenly over Web Mercator,
 * which is not even from south to north, so each of its rows takes the cells that lie at its own middle: at 34° and over 6 km
 * both are the same to 0.5 m, over a whole county a hundred metres apart.
 */
export function heatImage({ frame, values }: HeatField): HeatImage {
  const { columns, rows } = frame;
  const pixels = new Uint32Array(columns * rows);
  const [, south, , north] = boundsOf(frame);
  const [low, high] = [mercatorY(south), mercatorY(north)];
  for (let line = 0; line < rows; line++) {
    const lat = latitudeAt(high + ((line + 0.5) / rows) * (low - high));
    const row = Math.min(rows - 1, Math.max(0, Math.floor(((lat - south) / (north - south)) * rows)));
    const from = row * columns;
    const to = line * columns;
    for (let column = 0; column < columns; column++) {
      const value = values[from + column]!;
      if (value >= HEAT_CLASSES[0]!.from) pixels[to + column] = COLOURS[heatClass(value)]!;
    }
  }
  return { width: columns, height: rows, data: new Uint8ClampedArray(pixels.buffer) };
}

function mercatorY(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
}

function latitudeAt(y: number): number {
  return (Math.atan(Math.exp(y)) * 360) / Math.PI - 90;
}

/** `#RRGGBB` as an opaque pixel in memory order. */
function rgba(hex: string): number {
  const bytes = Uint8Array.of(...[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)), 255);
  return new Uint32Array(bytes.buffer)[0]!;
}
