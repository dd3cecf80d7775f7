import { createStore, type StoreApi } from 'zustand/vanilla';
import { HEAT_BANDWIDTH_M } from '../../../domain/case/heat/heat-classes.ts';
import type { PlaceKind } from '../../../domain/contract/place.ts';
import type { LevelId } from '../../../domain/plan/types.ts';

/** What lies over the grids: the heat, cases a grid, cases a hundred households, how many more or fewer `against` makes them, or nothing. */
export const OVERS = ['heat', 'count', 'per100', 'change', 'none'] as const;
export type Over = (typeof OVERS)[number];

/** What the grids themselves are coloured by beneath it. */
export const UNDERS = ['none', 'type', 'risk'] as const;
export type Under = (typeof UNDERS)[number];

/** Which places of a kind are drawn. */
export interface PlaceLook {
  readonly shown: boolean;
  /** In its name or category; empty: all. */
  readonly text: string;
  /** Categories that are left out; '' is that of those without one. */
  readonly without: readonly string[];
}

/** What the map of cases shows and how: chosen by a person, never changed by what comes in. */
export interface MapLook {
  readonly over: Over;
  readonly under: Under;
  /** The level whose grids are counted; null: the deepest that tiles. */
  readonly level: LevelId | null;
  /** The heat's bandwidth in metres. */
  readonly bandwidthM: number;
  readonly cases: boolean;
  /** Cases that lie close together as one disc with their number. */
  readonly clusters: boolean;
  readonly places: Readonly<Record<PlaceKind, PlaceLook>>;
  readonly buildings: boolean;
  readonly roads: boolean;
  readonly grids: boolean;
  readonly labels: boolean;
  readonly basemap: boolean;
  /** The plan within whose borders cases are counted; null: the one in force. */
  readonly against: string | null;
}

export type MapLookStore = StoreApi<MapLook>;

const HIDDEN: PlaceLook = { shown: false, text: '', without: [] };

export const FIRST_LOOK: MapLook = {
  over: 'heat',
  under: 'none',
  level: null,
  bandwidthM: HEAT_BANDWIDTH_M,
  cases: true,
  clusters: true,
  places: { camera: HIDDEN, shop: HIDDEN, unit: HIDDEN },
  buildings: true,
  roads: true,
  grids: true,
  labels: true,
  basemap: true,
  against: null,
};

/** A look of its own for a map; whoever holds it may change it. */
export function createMapLook(first: Partial<MapLook> = {}): MapLookStore {
  return createStore<MapLook>(() => ({ ...FIRST_LOOK, ...first }));
}
