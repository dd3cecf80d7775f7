import type { GridType, RiskLevel } from '../../../domain/deployment/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { RawPolygon } from '../../../domain/geometry/read-raw-polygons.ts';
import type { Declared, Level, Team } from '../../../domain/plan/types.ts';

/** A row of a file of grids, as it was read: its ground on the file's own numbers (true degrees), and what it says of itself. */
export interface FileGrid {
  readonly row: number;
  readonly level: Level;
  readonly polygons: readonly RawPolygon[];
  readonly facts: FileGridFacts;
}

export interface FileGridFacts {
  /** The file's own id where it can be kept. */
  readonly id: string | null;
  /** Id, code or name of the grid above; empty where the file does not say. */
  readonly parent: string;
  readonly name: string;
  readonly code: string | null;
  readonly type: string | null;
  readonly risk: string | null;
  readonly target: number | null;
  readonly locked: boolean;
  readonly note: string;
  readonly tags: readonly string[];
  readonly team: Team;
  readonly declared: Declared | null;
  readonly unassigned: boolean;
}

/** What grids of a file have to fit into. */
export interface GridTarget {
  /** All levels, top first. */
  readonly levels: readonly Level[];
  /** The names of the levels in any language, by level. */
  readonly levelNames: ReadonlyMap<string, readonly string[]>;
  /** The level of rows that do not say theirs. */
  readonly level: Level;
  /** The plan's name, and its root's. */
  readonly name: string;
  /** The words that the deployment has for grids. */
  readonly types: readonly GridType[];
  readonly risks: readonly RiskLevel[];
  /** Today's plan over the same territory: its grids are parents that rows of the file may lie in. Null on new ground. */
  readonly today: Division | null;
  /** Whether households of a row are taken as declared: the territory has no buildings to count. */
  readonly declares: boolean;
}
