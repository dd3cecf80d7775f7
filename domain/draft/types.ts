import type { BuildingId } from '../balance/types.ts';
import type { GridId } from '../coverage/types.ts';
import type { Point, Polygon } from '../geometry/point.ts';

/** A line as the surroundings hold it, on the lattice. `class` is OSM's highway, railway or waterway value. */
export interface DraftLine {
  readonly id: string;
  readonly points: readonly Point[];
  readonly kind: 'road' | 'rail' | 'water' | 'wall';
  readonly class: string | null;
  readonly name: string;
  readonly bridge: boolean;
  readonly tunnel: boolean;
}

/** A building as a draft sees it; its counts are integers ≥ 0. `at` is its stored point on surface. */
export interface DraftBuilding {
  readonly id: BuildingId;
  readonly at: Point;
  readonly footprint: readonly Polygon[] | null;
  readonly households: number;
  readonly persons: number | null;
  readonly use: string | null;
}

/**
 * One connected piece of the ground that is divided: a polygon of one parent (an exclave is a ground of its own), without its locked
 * grids. No grid of a draft has ground of two.
 */
export interface Ground {
  readonly polygon: Polygon;
  /** Whose ground it is; several grounds may have one parent. */
  readonly parent: string;
}

/**
 * What a piece of border runs along. `cut`: between buildings where no line is. `outline`: the edge of a ground. `drawn`: a
 * barrier drawn by hand. `border`: one of today's borders.
 */
export interface Along {
  readonly kind: DraftLine['kind'] | 'cut' | 'outline' | 'drawn' | 'border';
  readonly class: string | null;
  readonly name: string;
  /** Place of the line among those given; −1 where it is none of them. */
  readonly line: number;
}

/** A line that is to be noded, in order of its points. */
export interface NetLine {
  readonly points: readonly Point[];
  readonly along: Along;
}

/**
 * Lines and grounds as one planar map on the lattice: straight edges that meet in their ends only, and the faces between them. Edge e
 * runs from point `from[e]` to point `to[e]` with face `left[e]` on its left hand. Every edge bounds something: what has one face on
 * both sides (the dead end of a street) is left out. Face −1 is whatever lies outside all grounds.
 */
export interface PlanarNet {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Per edge, place in `alongs`; where several lines run along one edge the one that matters most (outline, barrier, larger street). */
  readonly along: Int32Array;
  readonly alongs: readonly Along[];
  readonly faces: number;
  /** Per face: place in the grounds given, m², a point inside. */
  readonly groundOf: Int32Array;
  readonly areaM2: Float64Array;
  readonly at: readonly Point[];
}

/** The ground cut into parts: what a draft puts together, and never divides. Part numbers are places in the arrays. */
export interface Parts {
  /** The planar map in which every part is one or more faces, connected. */
  readonly net: PlanarNet;
  readonly count: number;
  readonly partOf: Int32Array;
  readonly groundOf: Int32Array;
  readonly households: Float64Array;
  readonly persons: Float64Array;
  readonly areaM2: Float64Array;
  /** Places in the buildings given. Every building inside a ground is in exactly one part. */
  readonly buildings: readonly (readonly number[])[];
  /**
   * A large unit, market or gated compound: the parts of one that holds more than a grid takes have its number, and share no grid
   * with parts outside; −1 elsewhere. One that a grid can take is one part.
   */
  readonly unit: Int32Array;
  /** What stands there mostly, where known: a type of the profile's grids, or null. */
  readonly kind: readonly (string | null)[];
  /** A point inside. */
  readonly at: readonly Point[];
}

/**
 * The parts as a graph, for those who divide. Neighbours of part p: `neighbour[start[p]] … neighbour[start[p + 1] - 1]`, each pair both
 * ways. Lengths in metres on the ground, places in metres from a corner of the whole.
 */
export interface PartGraph {
  readonly count: number;
  /** What is balanced: households or persons. */
  readonly weight: Float64Array;
  readonly households: Float64Array;
  readonly areaM2: Float64Array;
  /** Length of the outline that a part shares with no other (the edge of its ground). */
  readonly outerM: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
  readonly lengthM: Float64Array;
  /** Of that length, how much runs on no line (a cut between buildings). */
  readonly offLineM: Float64Array;
  /** Of that length, how much runs on a main street, rail or river. */
  readonly mainM: Float64Array;
  /**
   * Of that length, how much runs on one of today's borders: parts of which more than half of it does are in two grids of today's, other
   * neighbours in one. The more `weights.keepBorders`, the cheaper a border there, and the dearer one anywhere else. 0 throughout where
   * today's grids count for nothing.
   */
  readonly keptM: Float64Array;
  /** 1: most of what the two share is a barrier. */
  readonly barrier: Uint8Array;
  /** Parts of two grounds never share a grid (and are no neighbours). */
  readonly ground: Int32Array;
  readonly unit: Int32Array;
  /** Number of the part's type; −1 where unknown. */
  readonly kind: Int32Array;
}

/** What a planner can weigh against each other, each 0 … 1. */
export interface DraftWeights {
  readonly balance: number;
  readonly compactness: number;
  /** Keeping to main streets. */
  readonly mainStreets: number;
  /** Keeping today's borders. */
  readonly keepBorders: number;
}

/** What is wished of the grids of one level. */
export interface DraftWish {
  /** Of `weight` per grid; null where the number of grids is given. */
  readonly target: number | null;
  /** Exactly so many grids on all the grounds together; null where the target is given. */
  readonly parts: number | null;
  /** Grids are to be within target × (1 ± tolerance). */
  readonly tolerance: number;
  readonly seed: number;
  readonly weights: DraftWeights;
}

/** What could not be met, where and why. The screen and the command line translate the code. */
export interface Shortfall {
  readonly code: /** One building alone holds more than the band's upper end. params: households, high. */
    | 'one-building'
    /** A part that cannot be parted further holds more. params: households, high. */
    | 'one-part'
    /** A connected piece whose total fits no number of grids in the band. params: households, low, high. */
    | 'total-fits-no-count'
    /** A piece too small, whose only neighbours are across barriers. params: households, low, across (what the barriers are). */
    | 'behind-barrier'
    /** A grid had to reach across a barrier. params: across, name. */
    | 'barrier-crossed'
    /** A unit that must stay alone fits no number of grids. params: households, low, high. */
    | 'unit-fits-no-count'
    /** A connected piece whose parts cannot be put together to grids in the band, though its total fits. params: households, low, high. */
    | 'parts-fit-no-count'
    /** Fewer grids were asked for than there are grounds (or more than there are parts). params: asked, grids. */
    | 'count-not-possible'
    /** No household at all: goes with one grid. params: none. */
    | 'no-households'
    /** Nothing forbids it, and yet none was found. params: households, low, high. */
    | 'not-found';
  readonly params: Readonly<Record<string, string | number>>;
  /** A part inside what it is about, and all of its parts. */
  readonly part: number;
  readonly parts: readonly number[];
}

/** A division of the parts: grid number per part, 0 … grids − 1; every part has one. */
export interface Divided {
  readonly gridOf: Int32Array;
  readonly grids: number;
  readonly shortfalls: readonly Shortfall[];
}

/** Word of how far a long computation is, 0 … 1, and what it has by then (grid per part; −1: none yet). */
export type DraftProgress = (share: number, soFar?: Int32Array) => void;

/** A building that changes grid. Grids are ids of today's, or of the proposal's. */
export interface MovedBuilding {
  readonly building: BuildingId;
  readonly households: number;
  readonly from: GridId | null;
  readonly to: string;
}
