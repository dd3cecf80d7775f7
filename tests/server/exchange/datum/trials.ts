import type { LngLat } from '../../../../domain/contract/geometry.ts';
import { toLattice } from '../../../../domain/geometry/point.ts';
import type { Datum } from '../../../../server/crs/crs.ts';
import { toShifted } from '../../../../server/crs/shifted-degrees.ts';
import { offM } from '../../../../server/exchange/datum/off-m.ts';
import { DATUMS, readAs } from '../../../../server/exchange/datum/readings.ts';
import type { Surroundings } from '../../../../server/exchange/datum/score-datum.ts';
import { segmentsOf, sharedEdges } from '../../../../server/exchange/datum/surroundings.ts';
import { Random } from '../../../arbitrary/random.ts';
import { type Place, polygonsOf, type Shape, shapeOf } from './places.ts';

/** A layer in some datum before some surroundings, and what is true of it. */
export interface Trial {
  readonly place: string;
  readonly layer: string;
  /** How much of it is brought; `new`: what is brought is not there yet; `lost`: it is in none of the three datums;
   * `cut`: it was cut along the territory's box in its own, shifted numbers. */
  readonly part: string;
  readonly there: string;
  readonly noiseM: number;
  /** Null: in none. */
  readonly truth: Datum | null;
  readonly sample: readonly LngLat[];
  readonly surroundings: Surroundings;
}

const SAMPLE = 500;
const THERE = ['territory', 'streets', 'buildings', 'grids', 'all'] as const;
const PARTS = ['whole', '50', '10', 'new', 'cut', 'lost whole', 'lost 50'] as const;
const NOISE_M = [0, 2, 5];
const DEGREE_M = 111195;
/** A layer that is lost by chance where another reading finds it again is not lost. */
const LOST_M = 60;

/** All kinds of layers before all kinds of surroundings in some places, each `rounds` times with other noise, datum and corner. */
export function* trials(places: readonly Place[], rounds: number, seed = 1): Generator<Trial> {
  const random = new Random(seed);
  for (const [here, brought] of [
    ...places.map((place) => [place, place] as const),
    ...sheets(places, random),
  ])
    for (const there of THERE) {
      if (
        (there === 'grids' && here.grids.length === 0) ||
        (there === 'buildings' && here.buildings.length === 0)
      )
        continue;
      const all = surroundingsOf(here, there);
      for (const [layer, shapes] of layersOf(brought))
        for (const part of PARTS)
          for (let round = 0; round < rounds; round++) {
            const trial = make(random, { here, there, all, layer, shapes, part, round });
            if (trial) yield trial;
          }
    }
}

function layersOf({ grids, buildings, lines, shops, territory }: Place): [string, readonly Shape[]][] {
  const layers: [string, readonly Shape[]][] = [
    ['territory', territory],
    ['grids', grids],
    ['footprints', buildings],
    ['building points', buildings.map(({ centre }) => shapeOf([[centre]]))],
    ['lines', lines],
    ['shops', shops],
  ];
  return layers.filter(([, shapes]) => shapes.length > 0);
}

/** One community as the territory, with what lies in its box; and sheets of the same layers that lie across its edge. */
function sheets(places: readonly Place[], random: Random): [Place, Place][] {
  return places.flatMap((place): [Place, Place][] => {
    if (place.grids.length === 0) return [];
    const cells =
      place.name === 'liechtenstein'
        ? [random.pick(place.grids)]
        : clump(place.grids, random.pick(place.grids), 12);
    const box = boxOf(cells);
    const [dx, dy] = [(random.next() - 0.5) * (box[2] - box[0]), (random.next() - 0.5) * (box[3] - box[1])];
    const sheet = [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy] as const;
    const part = (within: Box): Place => {
      const cut = (shapes: readonly Shape[]) => shapes.filter(({ centre }) => holds(within, centre));
      return {
        name: `part of ${place.name}`,
        territory: cells,
        lines: cut(place.lines),
        buildings: cut(place.buildings),
        grids: cut(place.grids),
        shops: cut(place.shops),
      };
    };
    return [[part(box), { ...part(sheet), territory: [] }]];
  });
}

interface Asked {
  readonly here: Place;
  readonly there: (typeof THERE)[number];
  readonly all: Surroundings;
  readonly layer: string;
  readonly shapes: readonly Shape[];
  readonly part: (typeof PARTS)[number];
  readonly round: number;
}

function make(random: Random, { here, there, all, layer, shapes, part, round }: Asked): Trial | null {
  const count = Number(/\d+$/.exec(part)?.[0] ?? (part === 'new' ? 50 : shapes.length));
  if (count < shapes.length === (part.endsWith('whole') || part === 'cut')) return null;
  if (part === 'cut' && (layer === 'territory' || layer === 'grids')) return null;
  if (part === 'new' && layer !== 'footprints' && layer !== 'lines') return null;
  const brought = count < shapes.length ? clump(shapes, random.pick(shapes), count) : shapes;
  const lost = part.startsWith('lost');
  const noiseM = random.pick(NOISE_M);
  const datum = part === 'cut' ? DATUMS[1 + (round % 2)]! : DATUMS[(round + random.whole(0, 2)) % 3]!;
  const turn = random.next() * 2 * Math.PI;
  const far = lost ? 80 + 900 * random.next() : 0;
  // The one half of an office's error is the same everywhere, the other is each corner's own.
  const move = [far * Math.cos(turn) + (noiseM / 2) * Math.cos(2 * turn), far * Math.sin(turn)] as const;
  const write = ([lng, lat]: LngLat): LngLat => {
    const angle = random.next() * 2 * Math.PI;
    const off = (noiseM / 2) * Math.sqrt(random.next()) * 2;
    const east = (move[0] + off * Math.cos(angle)) / (DEGREE_M * Math.cos((lat * Math.PI) / 180));
    const at: LngLat = [lng + east, lat + (move[1] + off * Math.sin(angle)) / DEGREE_M];
    return datum === 'wgs84' ? at : toShifted(datum, ...at);
  };
  const place = brought[0]!.lines[0]![0]!;
  if (lost && DATUMS.some((reading) => offM(readAs(reading, write(place)), place) < LOST_M)) return null;
  const all_ = brought.flatMap(({ lines }) => lines);
  const lines = part === 'cut' ? all_.map((line) => cutLine(line.map(write), boxOf(here.territory))) : all_;
  const positions = thin(lines.flat(), part === 'cut' ? (at) => at : write);
  if (positions.length < 3) return null;
  return {
    place: here.name,
    layer,
    part,
    there,
    noiseM,
    truth: lost ? null : datum,
    sample: positions,
    surroundings: part === 'new' ? surroundingsOf(here, there, new Set(brought)) : all,
  };
}

function thin(positions: readonly LngLat[], write: (at: LngLat) => LngLat): LngLat[] {
  const step = Math.max(1, positions.length / SAMPLE);
  const chosen: LngLat[] = [];
  for (let i = 0; i < positions.length; i += step) chosen.push(write(positions[Math.floor(i)]!));
  return chosen;
}

const NONE = new Float64Array();

function surroundingsOf(
  place: Place,
  there: Trial['there'],
  without: ReadonlySet<Shape> = new Set(),
): Surroundings {
  const lattice = (shapes: readonly Shape[]) =>
    segmentsOf(
      shapes
        .filter((shape) => !without.has(shape))
        .flatMap(({ lines }) => lines.map((line) => line.map((at) => toLattice(...at)))),
    );
  const has = (kind: string) => there === kind || there === 'all';
  return {
    territory: polygonsOf(place.territory),
    streets: has('streets') ? lattice(place.lines) : NONE,
    borders: has('grids') ? sharedEdges(polygonsOf(place.grids)) : NONE,
    outlines: has('buildings') ? lattice(place.buildings) : NONE,
    points: NONE,
  };
}

/** So many shapes around one. */
function clump(shapes: readonly Shape[], around: Shape, count: number): Shape[] {
  const far = (shape: Shape) => offM(shape.centre, around.centre);
  return shapes
    .map((shape) => [far(shape), shape] as const)
    .sort((a, b) => a[0] - b[0])
    .slice(0, count)
    .map(([, shape]) => shape);
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(shapes: readonly Shape[]): Box {
  const all = shapes.flatMap(({ lines }) => lines.flat());
  const lngs = all.map(([lng]) => lng);
  const lats = all.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}

function holds([west, south, east, north]: Box, [lng, lat]: LngLat): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}

/** What is left of a line in a box, with ends on its sides. */
function cutLine(line: readonly LngLat[], box: Box): LngLat[] {
  const into = ([lng, lat]: LngLat): LngLat => [
    Math.min(Math.max(lng, box[0]), box[2]),
    Math.min(Math.max(lat, box[1]), box[3]),
  ];
  return line.flatMap((at, i) => {
    if (holds(box, at)) return [at];
    const beside = [line[i - 1], line[i + 1]].some((next) => next && holds(box, next));
    return beside ? [into(at)] : [];
  });
}
