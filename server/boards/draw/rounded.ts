import type { Colour, Trace } from '../../../domain/board/drawing.ts';

/** Hundredths of a millimetre: what all writers round places to, and a tenth of a hair. */
const STEPS = 100;

/** A place or length as it is written; a number that is none is a fault of who drew. */
export function mm(value: number): string {
  return String(hundredths(value) / STEPS);
}

export function hundredths(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`A drawing has a place at ${value}`);
  return Math.round(value * STEPS) + 0;
}

/** The places of a line or ring in hundredths of a millimetre, x and y in turn, without those that fall together. */
export function placesOf({ points }: Trace): number[] {
  const places: number[] = [];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = hundredths(points[i]!);
    const y = hundredths(points[i + 1]!);
    if (x !== places.at(-2) || y !== places.at(-1)) places.push(x, y);
  }
  // A line that is shorter than a step is still a dot, where its ends are round.
  if (places.length === 2) places.push(places[0]!, places[1]!);
  return places;
}

/** Red, green and blue of `#RRGGBB`, 0 to 255. Anything else would be written into a file as it is: refused. */
export function channelsOf(colour: Colour): readonly [number, number, number] {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new RangeError(`Not a colour: ${JSON.stringify(colour)}`);
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
