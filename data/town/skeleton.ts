import { smooth, swaying } from './curve.ts';
import type { Vec } from './plane.ts';
import type { Random } from './random.ts';
import type { StreetClass } from './streets.ts';

/** A line of the town's skeleton; it may run past where it ends: what dangles is cut off. */
interface Chain {
  readonly class: StreetClass;
  readonly line: readonly Vec[];
  readonly closed: boolean;
}

/** What the town grew around. Everything else fills the faces between these lines. */
export interface Skeleton {
  readonly outline: readonly Vec[];
  readonly chains: readonly Chain[];
  readonly moat: readonly Vec[];
  readonly ring: readonly Vec[];
  /** Heart of the new centre, and the station on the railway. */
  readonly centre: Vec;
  readonly station: Vec;
}

const REACH_M = 3400;
const STEP_M = 65;

/**
 * River, railway, ring road, arterials and the moat of the old town, laid out on a plan of straight lines and then
 * bent as a whole, so that lines keep their distance and nothing stays a checkerboard.
 */
export function drawSkeleton(random: Random): Skeleton {
  const bend = bending(random.fork('bend'));
  const shift = random.fork('shift');
  const near = (value: number, by = 70) => value + shift.between(-by, by);
  const chains: Chain[] = [];
  const open = (streetClass: StreetClass, from: Vec, to: Vec, sway: number, step = 520) =>
    chains.push({
      class: streetClass,
      line: smooth(swaying(from, to, step, sway, shift).map(bend), STEP_M),
      closed: false,
    });

  const rail = near(1260);
  const [north, south, east, west] = [near(1790), near(-1560), near(1520), near(-1560)];
  const columns = [near(-960), near(-310, 40), near(330, 50), near(930)];
  const rows = [near(740, 50), near(150, 40), near(-440, 50)];

  const river = near(-1010, 40);
  const meander: Vec[] = [];
  for (let x = -REACH_M; x <= REACH_M; x += 430) {
    meander.push([
      x + shift.between(-60, 60),
      river + (meander.length % 2 ? 1 : -1) * shift.between(60, 210),
    ]);
  }
  chains.push({ class: 'river', line: smooth(meander.map(bend), 50), closed: false });
  open('rail', [-REACH_M, rail - 120], [REACH_M, rail + 120], 12, 900);

  const ring = roundedBox(west, south, east, north).map(bend);
  chains.push({ class: 'trunk', line: smooth(ring, 45, true), closed: true });

  for (const [i, y] of rows.entries()) {
    const ends = i === 1 ? [-REACH_M, REACH_M] : [shift.chance(0.7) ? -REACH_M : west - 60, REACH_M];
    open(i === 1 ? 'primary' : 'secondary', [ends[0]!, near(y, 60)], [ends[1]!, near(y, 60)], 48);
  }
  for (const [i, x] of columns.entries()) {
    const top = i === 0 ? north + 60 : REACH_M;
    const bottom = i === 3 ? south - 60 : -REACH_M;
    open(i % 2 ? 'primary' : 'secondary', [near(x, 50), bottom], [near(x, 50), top], 48);
  }
  open('secondary', [west - 100, near(-1990, 50)], [REACH_M, near(-1930, 50)], 60);
  open('secondary', [near(2080), -REACH_M], [near(2080), REACH_M], 70);
  open('secondary', [-REACH_M, near(1500, 30) + 330], [west + 60, near(1480, 20)], 20);
  open('secondary', [near(330, 30), near(-440, 30)], [east + 260, south - 120], 22, 700);

  const [mx, my] = [columns[1]!, rows[1]!];
  const moat = roundedBox(mx - 300, my - 270, mx + 290, my + 265).map(bend);
  chains.push({ class: 'canal', line: smooth(moat, 45, true), closed: true });

  return {
    outline: drawOutline(random.fork('outline'), bend),
    chains,
    moat,
    ring,
    centre: bend([columns[2]! + 150, rows[1]!]),
    station: bend([columns[2]! + 60, rail]),
  };
}

/** A box with its corners cut: the shape of a ring road. */
function roundedBox(west: number, south: number, east: number, north: number): Vec[] {
  const [cx, cy] = [(west + east) / 2, (south + north) / 2];
  return Array.from({ length: 24 }, (_, i) => {
    const turn = (i / 24) * 2 * Math.PI;
    const round = (cos: number) => Math.sign(cos) * Math.abs(cos) ** 0.55;
    return [
      cx + ((east - west) / 2) * round(Math.cos(turn)),
      cy + ((north - south) / 2) * round(Math.sin(turn)),
    ];
  });
}

/** A slow wave in both directions and a turn by a few degrees, applied to the whole plan. */
function bending(random: Random): (p: Vec) => Vec {
  const turn = random.between(0.07, 0.16) * (random.chance(0.5) ? 1 : -1);
  const waves = Array.from({ length: 4 }, () => ({
    length: random.between(2300, 4200) / (2 * Math.PI),
    phase: random.between(0, 2 * Math.PI),
    height: random.between(60, 130),
  }));
  const wave = (i: number, at: number) =>
    waves[i]!.height * Math.sin(at / waves[i]!.length + waves[i]!.phase);
  return ([x, y]) => {
    const bx = x + wave(0, y) + 0.5 * wave(1, x + y);
    const by = y + wave(2, x) + 0.5 * wave(3, x - y);
    return [bx * Math.cos(turn) - by * Math.sin(turn), bx * Math.sin(turn) + by * Math.cos(turn)];
  };
}

/** The territory's edge: an irregular polygon with corners and slightly crooked sides. */
function drawOutline(random: Random, bend: (p: Vec) => Vec): Vec[] {
  const corners: Vec[] = [];
  const count = 17;
  for (let i = 0; i < count; i++) {
    const turn = ((i + random.between(-0.25, 0.25)) / count) * 2 * Math.PI;
    const far =
      random.between(2330, 2720) / Math.max(Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))) ** 0.55;
    corners.push(bend([far * Math.cos(turn), far * Math.sin(turn)]));
  }
  return corners.flatMap((corner, i) =>
    swaying(corner, corners[(i + 1) % count]!, 110, 9, random).slice(0, -1),
  );
}
