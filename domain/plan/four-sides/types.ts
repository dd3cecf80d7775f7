import type { GridId } from '../../coverage/types.ts';
import type { Point, Polygon } from '../../geometry/point.ts';
import type { SideLines } from './side-lines.ts';

/** In the order in which four sides are told. */
export const SIDES = ['east', 'south', 'west', 'north'] as const;
export type SideName = (typeof SIDES)[number];

/** A line of the surroundings that a border can run along, on the lattice. `class` is OSM's value, '' where it is not known. */
export interface SideLine {
  readonly kind: 'road' | 'rail' | 'water' | 'wall';
  readonly class: string;
  readonly name: string;
  readonly bridge: boolean;
  readonly tunnel: boolean;
  readonly points: readonly Point[];
}

/** A grid across the border. */
export interface Neighbour {
  readonly id: GridId;
  /** Its name, else its code, else ''. */
  readonly name: string;
  /** Ground that no grid has yet. */
  readonly unassigned: boolean;
}

/** A stretch of the outline as its rings walk it, and who lies across; null is outside the territory. */
export interface Across {
  readonly points: readonly Point[];
  readonly neighbour: Neighbour | null;
}

export interface FourSidesInput {
  /** The grid's ground: one polygon, or several where it has exclaves. */
  readonly polygons: readonly Polygon[];
  /** The lines around, indexed once for as many grids as there are. */
  readonly lines: SideLines;
  /** Edges of the outline that are in none of these have `otherwise` across. */
  readonly across: readonly Across[];
  /** For a grid of a level that does not tile: the grid that it lies in. Not said: the edge of the territory. */
  readonly otherwise?: Neighbour | null;
}

/** One stretch of a side that its words name. */
export interface SideRun {
  readonly what: 'line' | 'neighbour' | 'edge';
  /** Of a line its kind; of a neighbour whether it is a grid or nobody's ground. */
  readonly kind: SideLine['kind'] | 'grid' | 'unassigned' | null;
  /** '' where it has none. */
  readonly name: string;
  /**
   * Where on a road the border runs: `centre` on its middle, `inner` on the grid's own side of it (the road is not the grid's),
   * `outer` on the far side (the road is the grid's). Null where that cannot be said.
   */
  readonly side: 'centre' | 'inner' | 'outer' | null;
  /** Of a wall or road without a name who is behind most of it: between whom it is says more than that there is one. '' where that is nobody. */
  readonly behind: string;
  readonly lengthM: number;
  /** Its ends in the order of walking: north to south on the east and west, west to east on the north and south. */
  readonly from: Point;
  readonly to: Point;
}

export interface Side {
  /** One at least, in the order of walking. */
  readonly runs: readonly SideRun[];
  /** All of the side, also what no run tells. */
  readonly lengthM: number;
  /** Shares of the side's length by what it runs along (`keyOf`), also the small ones that are not told. */
  readonly shares: Readonly<Record<string, number>>;
  /** A road or water without a name is told: for whoever wants every side named. */
  readonly unnamed: boolean;
}

/** One connected piece of a grid's ground. */
export interface SidesOfPart {
  readonly sides: Readonly<Record<SideName, Side>>;
  /** Grids that lie wholly within it, in its holes. */
  readonly within: readonly string[];
}

/** What a grid's border runs along on each side; its largest piece first. */
export interface FourSides {
  readonly parts: readonly SidesOfPart[];
}
