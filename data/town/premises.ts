import { along, distance, heading } from './plane.ts';
import type { Plot } from './plot.ts';
import type { Random } from './random.ts';
import { type RowPlan, rows } from './rows.ts';
import { footprint, type Shape } from './shapes.ts';
import type { Structure } from './structure.ts';
import type { BuildingUse } from './types.ts';
import type { Institution } from './wishes.ts';
import type { Zone } from './zones.ts';

/** What a block without homes is used for. */
export type Premises =
  | Institution
  | 'school'
  | 'kindergarten'
  | 'office'
  | 'retail'
  | 'warehouse'
  | 'greenhouses'
  | 'open';

interface PremisesPlan extends RowPlan {
  readonly use: BuildingUse;
  readonly shapes: readonly Shape[];
  readonly most: number;
  readonly floors: readonly [low: number, high: number];
}

function plan(
  use: BuildingUse,
  length: RowPlan['length'],
  depth: RowPlan['depth'],
  most: number,
  floors: PremisesPlan['floors'],
  shapes: readonly Shape[] = ['bar'],
): PremisesPlan {
  const pitch: RowPlan['pitch'] = [depth[1] + 16, depth[1] + 26];
  return { use, length, depth, most, floors, shapes, pitch, gap: [12, 24], stray: 0.5, turn: 0, empty: 0.08 };
}

const PLANS: Readonly<Record<Exclude<Premises, 'open'>, PremisesPlan>> = {
  school: plan('school', [42, 60], [24, 32], 3, [4, 5], ['comb', 'ell', 'bar']),
  kindergarten: plan('kindergarten', [28, 36], [16, 20], 1, [2, 3], ['ell']),
  office: plan('office', [32, 52], [16, 22], 4, [5, 14], ['bar', 'ell']),
  retail: plan('retail', [30, 56], [14, 22], 5, [1, 3]),
  warehouse: plan('warehouse', [36, 60], [18, 26], 5, [1, 1]),
  greenhouses: { ...plan('greenhouse', [56, 80], [8, 9], 40, [1, 1]), pitch: [13, 15], gap: [4, 8] },
  hospital: plan('hospital', [48, 74], [18, 24], 4, [6, 15], ['bar', 'comb']),
  college: plan('college', [46, 70], [16, 26], 7, [4, 6], ['bar', 'comb', 'ell']),
  government: plan('government', [44, 66], [18, 24], 3, [4, 9], ['bar', 'comb']),
  station: plan('train_station', [50, 80], [18, 24], 1, [2, 2]),
  market: { ...plan('market', [46, 80], [13, 17], 14, [1, 2]), pitch: [24, 27], gap: [8, 12] },
  mall: plan('commercial', [64, 96], [44, 60], 2, [4, 6]),
  stadium: plan('sports_hall', [58, 76], [42, 54], 2, [2, 3]),
  industry: plan('industrial', [52, 92], [22, 36], 9, [1, 2]),
};

const USUAL: Readonly<Record<Zone, readonly Premises[]>> = {
  old: ['school', 'market', 'retail', 'office', 'open'],
  lanes: ['school', 'market', 'retail', 'office', 'warehouse', 'open'],
  centre: ['office', 'office', 'mall', 'retail', 'government', 'open'],
  modern: [
    'school',
    'office',
    'retail',
    'kindergarten',
    'government',
    'open',
    'open',
    'warehouse',
    'hospital',
  ],
  highrise: ['open', 'open', 'school', 'office', 'kindergarten', 'retail'],
  village: ['school', 'retail', 'warehouse', 'open', 'market'],
  station: ['retail', 'office', 'warehouse', 'warehouse'],
  industry: ['industry', 'industry', 'industry', 'warehouse', 'office', 'open'],
  rural: [
    'open',
    'open',
    'open',
    'open',
    'open',
    'open',
    'greenhouses',
    'greenhouses',
    'warehouse',
    'industry',
  ],
};

/** What a block without homes becomes: mostly the compound's institution, where it has one. A town has one station. */
export function choosePremises(zone: Zone, institution: Institution | null, random: Random): Premises {
  const several = institution !== null && institution !== 'station';
  return several && random.chance(0.8) ? institution : random.pick(USUAL[zone]);
}

/** The buildings of a block without homes. */
export function buildPremises(plot: Plot, premises: Premises, random: Random): Structure[] {
  if (premises === 'open') return [];
  const { use, shapes, most, floors, ...row } = PLANS[premises];
  const structures = premises === 'station' ? buildStation(plot) : [];
  if (structures.length >= most) return structures;
  for (const box of rows(plot, { ...row }, random)) {
    const height = random.whole(floors[0], floors[1]);
    const ring = footprint(random.pick(shapes), box);
    structures.push({ ring, at: box.at, use, floors: height, front: 2 * box.halfU, holds: 0 });
    if (structures.length >= most) break;
  }
  return structures;
}

/** The station's hall, along the longest stretch of rail beside the plot. */
function buildStation(plot: Plot): Structure[] {
  const rails = plot.sides.filter((side) => side.class === 'rail');
  for (const { a, b, setback } of rails.toSorted((p, q) => distance(q.a, q.b) - distance(p.a, p.b))) {
    const [angle, middle] = [heading(a, b), along(a, b, 0.5)];
    for (const length of [110, 80, 50]) {
      const off = setback + 16;
      const box = {
        at: [middle[0] - Math.sin(angle) * off, middle[1] + Math.cos(angle) * off] as const,
        halfU: length / 2,
        halfV: 13,
        angle,
      };
      if (!plot.take(box)) continue;
      return [
        { ring: footprint('bar', box), at: box.at, use: 'train_station', floors: 2, front: length, holds: 0 },
      ];
    }
  }
  return [];
}
