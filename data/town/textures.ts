import type { RowPlan } from './rows.ts';
import type { Shape } from './shapes.ts';
import type { BuildingUse } from './types.ts';
import type { Zone } from './zones.ts';

export type Texture = 'village' | 'yards' | 'terraces' | 'slabs' | 'midrise' | 'towers';

export interface TexturePlan extends RowPlan {
  readonly shapes: readonly Shape[];
  readonly use: BuildingUse;
  /** Households on a building of usual height: by metre of its length, or by building, and floors. */
  readonly perMetre: number;
  readonly perFloor: number;
  readonly floors: readonly [low: number, high: number];
  /** Households a hectare that such ground holds, streets and all. */
  readonly holds: number;
}

export const TEXTURES: Readonly<Record<Texture, TexturePlan>> = {
  village: {
    length: [9, 13],
    depth: [8, 11.5],
    gap: [2, 7],
    pitch: [16, 22],
    stray: 1.2,
    turn: 0.09,
    empty: 0.1,
    shapes: ['bar', 'bar', 'ell'],
    use: 'house',
    perMetre: 0,
    perFloor: 0.8,
    floors: [1, 3],
    holds: 42,
  },
  yards: {
    length: [12, 17],
    depth: [12, 16],
    gap: [0.6, 2.5],
    pitch: [18.5, 21],
    stray: 0.4,
    turn: 0.02,
    empty: 0.06,
    shapes: ['yard', 'yard', 'ell', 'bar'],
    use: 'house',
    perMetre: 0,
    perFloor: 1.5,
    floors: [1, 2],
    holds: 46,
  },
  terraces: {
    length: [9, 11],
    depth: [11, 13.5],
    gap: [0.4, 0.6],
    pitch: [19, 23],
    stray: 0.15,
    turn: 0,
    empty: 0.07,
    shapes: ['bar'],
    use: 'house',
    perMetre: 0,
    perFloor: 0.75,
    floors: [2, 3],
    holds: 62,
  },
  slabs: {
    length: [34, 62],
    depth: [11.5, 13.5],
    gap: [9, 14],
    pitch: [33, 39],
    stray: 0.3,
    turn: 0,
    empty: 0.04,
    shapes: ['bar', 'stepped', 'stepped'],
    use: 'apartments',
    perMetre: 0.075,
    perFloor: 0,
    floors: [4, 6],
    holds: 50,
  },
  midrise: {
    length: [38, 58],
    depth: [13, 15],
    gap: [12, 20],
    pitch: [46, 54],
    stray: 0.5,
    turn: 0,
    empty: 0.05,
    shapes: ['stepped'],
    use: 'apartments',
    perMetre: 0.075,
    perFloor: 0,
    floors: [7, 11],
    holds: 64,
  },
  towers: {
    length: [25, 31],
    depth: [19, 23],
    gap: [22, 32],
    pitch: [46, 56],
    stray: 4,
    turn: 0,
    empty: 0.06,
    shapes: ['cross'],
    use: 'apartments',
    perMetre: 0,
    perFloor: 3,
    floors: [11, 18],
    holds: 85,
  },
};

/** What homes a zone is made of; more often what stands more often. */
export const HOMES: Readonly<Record<Zone, readonly Texture[]>> = {
  old: ['yards'],
  lanes: ['terraces', 'yards', 'terraces'],
  centre: ['slabs', 'midrise', 'towers'],
  modern: ['slabs', 'slabs', 'slabs', 'terraces', 'terraces', 'midrise', 'towers'],
  highrise: ['towers', 'midrise', 'towers'],
  village: ['village', 'terraces'],
  station: ['slabs', 'slabs'],
  industry: ['slabs'],
  rural: ['village', 'village', 'village', 'terraces'],
};

/** From the loosest to the densest: where a zone's own homes do not hold enough, the next denser ones are built. */
export const BY_DENSITY: readonly Texture[] = ['village', 'yards', 'terraces', 'slabs', 'midrise', 'towers'];
