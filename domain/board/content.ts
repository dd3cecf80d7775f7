import type { Hatch, Words } from '../deployment/types.ts';
import type { Team } from '../plan/types.ts';

/**
 * Metres in the Gauss-Krüger zone of the sheet's grid, east and north, from an origin near it (whole metres, so that numbers stay
 * small). The server projects; here is arithmetic alone.
 */
export type GroundPoint = readonly [east: number, north: number];
export type GroundRing = readonly GroundPoint[];
/** A shell and its holes, open rings. */
export type GroundPolygon = readonly GroundRing[];

/** A grid as a sheet shows it: its own, a neighbour, or one of the overview. */
export interface BoardGrid {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly polygons: readonly GroundPolygon[];
}

/** A grid that lies within the sheet's own. */
export interface InsideGrid extends BoardGrid {
  readonly level: Words;
  /** 1: of the next level; 2: of the one beneath that. */
  readonly depth: 1 | 2;
  /** The id of the grid right above it. */
  readonly parent: string;
  readonly households: number;
}

/** A type of grid as it is printed: readable without colour by letter and hatch. */
export interface BoardType {
  readonly name: Words;
  readonly colour: string;
  readonly letter: string;
  readonly hatch: Hatch;
}

export interface BoardLine {
  readonly kind: 'road' | 'rail' | 'water' | 'wall';
  /** OSM's value: primary, residential, river … */
  readonly class: string;
  readonly name: string;
  readonly bridge: boolean;
  readonly tunnel: boolean;
  readonly points: readonly GroundPoint[];
}

export interface BoardBuilding {
  /** A number or a name: 3号楼, or nothing. */
  readonly name: string;
  readonly use: string | null;
  readonly polygons: readonly GroundPolygon[];
  readonly at: GroundPoint;
  readonly within: boolean;
}

export interface BoardPlace {
  readonly kind: 'camera' | 'shop' | 'unit';
  readonly category: string;
  readonly name: string;
  readonly at: GroundPoint;
}

/** The four sides in words, as they are to be printed. */
export interface FourSidesText {
  readonly zh: string;
  readonly en: string;
  /** What a made text tells, whatever its wording; absent where somebody has written it. */
  readonly told?: string;
}

/** All that a sheet says of one grid. What is not to be shown is not in it: no camera and no risk level unless an office wants them. */
export interface BoardContent {
  readonly lang: 'zh' | 'en';
  readonly office: string;
  readonly territory: string;
  readonly grid: BoardGrid & {
    readonly level: Words;
    readonly type: BoardType | null;
    /** Null: not to be shown. */
    readonly risk: { readonly name: Words; readonly colour: string } | null;
    readonly households: number;
    readonly estimated: boolean;
    readonly areaM2: number;
    readonly team: Team;
    /** Names of roles in the order of the profile, by the member's `role`. */
    readonly roles: readonly {
      readonly id: string;
      readonly name: Words;
      readonly first: boolean;
      /** Whether a grid of this level must have one: a line to be written on stands where nobody is. Not said: where it is `first`. */
      readonly required?: boolean;
    }[];
    readonly fourSides: FourSidesText;
  };
  /** Nearest first: the grid above (its community) and so on up to the root. */
  readonly ancestors: readonly {
    readonly name: string;
    readonly level: Words;
    readonly polygons: readonly GroundPolygon[];
  }[];
  /** All of the same level that are near the frame: those that touch first. */
  readonly neighbours: readonly (BoardGrid & { readonly touches: boolean })[];
  /** The grid's community with all its grids of the same level, for the overview. */
  readonly overview: readonly BoardGrid[];
  /** The grids of the next two levels within this one, where there are any: what a sheet of a whole community shows. */
  readonly inside?: readonly InsideGrid[];
  readonly lines: readonly BoardLine[];
  readonly buildings: readonly BoardBuilding[];
  readonly places: readonly BoardPlace[];
  readonly communityPhone: string;
  /** Address of the grid's public page; null where no `PUBLIC_URL` is set. */
  readonly publicUrl: string | null;
  readonly plan: { readonly name: string; readonly revision: number; readonly draft: boolean };
  /** Of the printing, as it is to be written: 2026-11-22. */
  readonly date: string;
  /** 审图号; empty: the space for it stays empty. */
  readonly approvalNumber: string;
  /** Written beneath: the zone it is drawn in, e.g. CGCS2000 / 3° GK CM 117E. */
  readonly zone: string;
  /** Meridian convergence at the grid in degrees, positive where grid north lies east of true north; said on a sheet where it is over 1°. */
  readonly convergence?: number;
}
