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
  /** Borders with no more than this between them or over one another, metres (mean), become one, whatever the rule. */
  readonly snapM: number;
  /**
   * A gap or an overlap whose mean width (twice the area by the outline) is not greater than this, metres, is repaired by the rule; what is
   * wider, or has room somewhere for a circle of twice this diameter, is a problem for a person.
   */
  readonly gapM: number;
  readonly rule: CleanRule;
  readonly decisions?: readonly CleanDecision[];
  /** Told now and then which share (0 … 1) of the work is done. */
  readonly progress?: (share: number) => void;
}

export type RepairKind = 'gap' | 'overlap' | 'outside' | 'snap' | 'invalid' | 'part';

/**
 * One repair: where, how much ground, which grid gave it and which got it (null: nobody), by which rule. Whoever is in `gives`, and
 * is not `gets`, has lost the ground; whoever is `gets`, and is not in `gives`, has won it: so a grid's area before (on the lattice, as its
 * rings say it) and its repairs make its area after.
 *
 * - `gap`, `overlap`, `outside`: ground that nobody had, several had, or that lies beyond the territory.
 * - `snap`: the same where it is narrower than the snap distance, and what a border moved by when it got a corner of another's, between the
 *   same two grids in one. Without ground it is a corner that a straight border was given.
 * - `invalid`: what a grid with an invalid polygon has more or less than its rings said.
 * - `part`: a piece that was cut off a grid and joined another; `gets` the grid itself (and no ground moved): it was cut off and stays its own.
 */
export interface Repair {
  readonly kind: RepairKind;
  readonly at: Point;
  readonly areaM2: number;
  readonly widthM: number;
  /** Whose ground it was: none of a gap, two or more of an overlap. */
  readonly gives: readonly GridId[];
  readonly gets: GridId | null;
  readonly rule: CleanRule | 'decided' | 'outside' | 'snap' | 'reading' | 'only-ground';
  /** The ground that changed hands, where it has area. */
  readonly geometry?: readonly Polygon[];
}

/** A sound coverage of what could be repaired, what was done for it, and what is left for a person. */
export interface Cleaned {
  /** Exact on the lattice: shared borders vertex by vertex; in the order of the input, without those that lost all ground. */
  readonly grids: readonly { readonly id: GridId; readonly polygons: readonly Polygon[] }[];
  /** Ground within the territory that no grid has and a person has decided to leave so. */
  readonly unassigned: readonly Polygon[];
  /**
   * The territory with every corner that grids have on its edge, within a lattice unit of what it was: what grids and unassigned ground tile
   * exactly, once there are no problems. The same object where it had them all; undefined where none was given.
   */
  readonly territory: readonly Polygon[] | undefined;
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
