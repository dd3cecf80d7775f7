import type { Team } from '../../domain/plan/types.ts';
import type { StreetClass } from './streets.ts';

/** Longitude and latitude in degrees: whole lattice units divided by 1e7. */
export type Position = readonly [lng: number, lat: number];

/** Closed rings as in GeoJSON: the shell counter-clockwise, then holes clockwise; the first position is repeated. */
export type Coordinates = readonly (readonly Position[])[];

/** A grid of the demonstration's plan. Exactly the leaves have a polygon. */
export interface TownGrid {
  readonly id: string;
  readonly parentId: string | null;
  /** The level's id in the profile. */
  readonly level: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  /** Ids of the profile; null where the profile has no such type. */
  readonly type: string | null;
  readonly risk: string | null;
  readonly team: Team;
  readonly polygon: Coordinates | null;
}

/** OpenStreetMap's values of `building`. */
export type BuildingUse =
  | 'apartments'
  | 'house'
  | 'retail'
  | 'commercial'
  | 'office'
  | 'government'
  | 'hospital'
  | 'school'
  | 'kindergarten'
  | 'college'
  | 'industrial'
  | 'warehouse'
  | 'greenhouse'
  | 'sports_hall'
  | 'train_station'
  | 'market';

export interface TownBuilding {
  readonly id: string;
  readonly polygon: Coordinates;
  readonly households: number;
  readonly persons: number;
  readonly name: string;
  readonly use: BuildingUse;
  readonly floors: number;
}

export interface TownLine {
  readonly id: string;
  readonly kind: 'road' | 'rail' | 'water' | 'wall';
  /** OpenStreetMap's value of highway, railway, waterway; `wall` for a wall. */
  readonly class: Exclude<StreetClass, 'edge'>;
  /** Empty where it has none. */
  readonly name: string;
  readonly nameEn: string;
  readonly bridge: boolean;
  readonly tunnel: boolean;
  readonly line: readonly Position[];
}

export interface TownPlace {
  readonly id: string;
  readonly kind: 'camera' | 'shop' | 'unit';
  readonly category: string;
  readonly name: string;
  readonly nameEn: string;
  readonly at: Position;
  /** Where a camera looks: degrees clockwise from north. Null for other kinds. */
  readonly direction: number | null;
  /** How far it sees, in metres. Null for other kinds. */
  readonly rangeM: number | null;
}

/** The whole demonstration as plain data. Grids come parents first; nothing in it is a real place or person. */
export interface Town {
  readonly territory: readonly Coordinates[];
  readonly grids: readonly TownGrid[];
  readonly buildings: readonly TownBuilding[];
  readonly lines: readonly TownLine[];
  readonly places: readonly TownPlace[];
}
