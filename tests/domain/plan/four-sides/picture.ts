import type { Point } from '../../../../domain/geometry/point.ts';
import { narrowing, UNIT_M } from '../../../../domain/geometry/unit-metres.ts';
import { SideLines } from '../../../../domain/plan/four-sides/side-lines.ts';
import type { FourSidesInput, Neighbour, SideLine } from '../../../../domain/plan/four-sides/types.ts';

/** Metres east and north of a corner of a town. */
export type Metres = readonly [east: number, north: number];

const ORIGIN: Point = [1_156_000_000, 344_000_000];
const PER_X = UNIT_M * narrowing(ORIGIN[1]);

export const on = ([east, north]: Metres): Point => [
  ORIGIN[0] + Math.round(east / PER_X),
  ORIGIN[1] + Math.round(north / UNIT_M),
];

/** A small map in metres: a grid, the lines around it, and who lies across which stretch of its outline. */
export interface Picture {
  /** One polygon; its shell counter-clockwise, holes clockwise. */
  readonly grid?: readonly (readonly Metres[])[];
  readonly grids?: readonly (readonly (readonly Metres[])[])[];
  readonly lines?: readonly SideLine[];
  /** As the outline is walked with the grid on the left; what is left out is the edge of the territory. */
  readonly across?: readonly (readonly [name: string | null, ...points: Metres[]])[];
  readonly otherwise?: Neighbour;
}

export function inputOf({
  grid,
  grids = [grid!],
  lines = [],
  across = [],
  otherwise,
}: Picture): FourSidesInput {
  return {
    polygons: grids.map((polygon) => polygon.map((ring) => ring.map(on))),
    lines: new SideLines(lines),
    across: across.map(([name, ...points]) => ({
      points: points.map(on),
      neighbour: name === null ? null : gridOf(name),
    })),
    ...(otherwise ? { otherwise } : {}),
  };
}

const gridOf = (name: string): Neighbour => ({
  id: `g-${name}`,
  name: name === '?' ? '' : name,
  unassigned: name === '未划分',
});

export const neighbour = gridOf;

export const box = (width: number, height: number, east = 0, north = 0): Metres[] => [
  [east, north],
  [east + width, north],
  [east + width, north + height],
  [east, north + height],
];

type Extra = Partial<Pick<SideLine, 'bridge' | 'tunnel' | 'class'>>;

function line(kind: SideLine['kind'], usual: string) {
  return (name: string, points: readonly Metres[], extra: Extra = {}): SideLine => ({
    kind,
    class: usual,
    name,
    bridge: false,
    tunnel: false,
    points: points.map(on),
    ...extra,
  });
}

export const road = line('road', 'residential');
export const rail = line('rail', 'rail');
export const river = line('water', 'river');
export const wall = line('wall', '');

/** Turns a picture's points around its corner, degrees counter-clockwise. */
export function turned(degrees: number) {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return ([x, y]: Metres): Metres => [x * cos - y * sin, x * sin + y * cos];
}
