import type { Point, Polygon } from '../../geometry/point.ts';
import type { RawGrid } from '../check-polygons.ts';
import type { Issue } from '../issue.ts';
import type { GridId } from '../types.ts';

/** By which rule disputed ground finds its grid; `ask` leaves it to a person. */
export type CleanRule = 'longest-border' | 'largest' | 'ask';

/** What a person has decided for one problem: the ground around `at` goes to `to`, or to nobody (null: left unassigned). */
export interface CleanDecision {
  readonly at: Point;
  readonly to: GridId | null;
}

export interface CleanOptions {
  /** Corners and borders nearer than this, metres, become one. */
  readonly snapM: number;
  /** A gap or an overlap not wider than this, metres, is repaired by the rule; what is wider is a problem for a person. */
  readonly gapM: number;
  readonly rule: CleanRule;
  readonly decisions?: readonly CleanDecision[];
}

export type RepairKind = 'gap' | 'overlap' | 'outside' | 'snap' | 'invalid' | 'part';

/** One repair: where, how much ground, which grid gave it and which got it (null: nobody), by which rule. */
export interface Repair {
  readonly kind: RepairKind;
  readonly at: Point;
  readonly areaM2: number;
  readonly widthM: number;
  /** Whose ground it was: none of a gap, two or more of an overlap. */
  readonly gives: readonly GridId[];
  readonly gets: GridId | null;
  readonly rule: CleanRule | 'decided' | 'outside' | 'snap';
  /** The ground that changed hands, where it has area. */
  readonly geometry?: readonly Polygon[];
}

/** A sound coverage of what could be repaired, what was done for it, and what is left for a person. */
export interface Cleaned {
  /** Exact on the lattice: shared borders vertex by vertex; in the order of the input, without those that lost all ground. */
  readonly grids: readonly { readonly id: GridId; readonly polygons: readonly Polygon[] }[];
  /** Ground within the territory that no grid has and a person has decided to leave so. */
  readonly unassigned: readonly Polygon[];
  readonly repairs: readonly Repair[];
  /** Gaps, overlaps and ground outside that no rule was allowed to decide; empty exactly when the coverage is sound. */
  readonly problems: readonly Issue[];
  /** Σ of the repairs' ground, m². */
  readonly movedAreaM2: number;
}

/** The job of `clean.ts`: `clean(grids, territory | undefined, options)`. */
export type Clean = (
  grids: readonly RawGrid[],
  territory: readonly Polygon[] | undefined,
  options: CleanOptions,
) => Cleaned;
