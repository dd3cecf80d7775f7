import type { Trace } from '../drawing.ts';
import type { Sides, Xy } from './paper-ground.ts';
import type { Frame } from './types.ts';

export function openTrace(points: Xy): Trace {
  return { points, closed: false };
}

export function closedTrace(points: Xy): Trace {
  return { points, closed: true };
}

export function sidesTrace({ left, top, right, bottom }: Sides): Trace {
  return closedTrace(Float64Array.of(left, top, right, top, right, bottom, left, bottom));
}

/** A straight line across the middle of a box: a legend's sample of something long. */
export function acrossBox({ x, y, width, height }: Frame): Trace {
  return openTrace(Float64Array.of(x, y + height / 2, x + width, y + height / 2));
}

export function boxTrace({ x, y, width, height }: Frame): Trace {
  return sidesTrace({ left: x, top: y, right: x + width, bottom: y + height });
}

/** A circle as a ring of 20 points. */
export function circleTrace(x: number, y: number, radius: number): Trace {
  const points = new Float64Array(40);
  for (let i = 0; i < 20; i++) {
    points[2 * i] = x + radius * Math.cos((i * Math.PI) / 10);
    points[2 * i + 1] = y + radius * Math.sin((i * Math.PI) / 10);
  }
  return closedTrace(points);
}

/** A trace as a line of its own: a closed one ends where it began. */
export function lineOf({ points, closed }: Trace): Xy {
  if (!closed || points.length === 0) return points;
  const line = new Float64Array(points.length + 2);
  line.set(points);
  line[points.length] = points[0]!;
  line[points.length + 1] = points[1]!;
  return line;
}
