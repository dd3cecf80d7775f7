import type { GridId } from '../../coverage/types.ts';
import type { Words } from '../../deployment/types.ts';
import type { Box, Polygon, Ring } from '../../geometry/point.ts';
import type { Team } from '../../plan/types.ts';
import type { FourSidesText } from '../content.ts';
import type { BoardField } from '../template.ts';

/** The parts of a sheet that are judged by themselves: the first three are the grid's own, the others what lies about it. */
export const SHEET_PARTS = ['border', 'team', 'text', 'neighbours', 'overview'] as const;
export type SheetPart = (typeof SHEET_PARTS)[number];

/** A grid beside, or in the same community. */
export interface GridGround {
  readonly id: GridId;
  readonly name: string;
  readonly code: string | null;
  readonly polygons: readonly Polygon[];
}

/** The lines of a template as they are before anything is put in. */
export interface TemplateLines {
  readonly heading: Words;
  readonly footing: Words;
}

/** What a plan says of a grid that its sheet may show, on the lattice: the plan's own numbers, before any drawing. */
export interface SheetFacts {
  readonly grid: GridGround & {
    readonly level: Words;
    readonly type: Words | null;
    readonly risk: Words | null;
    readonly households: number;
    readonly team: Team;
    /** Names of the roles of its members. */
    readonly roles: readonly { readonly id: string; readonly name: Words }[];
    readonly fourSides: FourSidesText;
    /** Of the grid above. */
    readonly community: string;
    readonly communityPhone: string;
  };
  /** All of its level that may be seen in the frame, itself left out. */
  readonly neighbours: readonly GridGround[];
  /** All of its level beneath the same parent, itself among them. */
  readonly overview: readonly GridGround[];
  /** All of the next two levels within it, whose borders its map shows. */
  readonly inside: readonly GridGround[];
  readonly office: {
    /** As it signs. */
    readonly name: Words;
    /** 审图号. */
    readonly approvalNumber: string;
    /** Of the template; null: it is not known any more. */
    readonly lines: TemplateLines | null;
  };
}

/** What a sheet shows of it. */
export interface SheetView {
  readonly lang: 'zh' | 'en';
  readonly fields: readonly BoardField[];
  /** The ground that its map shows, on the lattice; null: it has no map. */
  readonly frame: Box | null;
}

/** A grid about as it was shown: its name, and a digest of its border as far as that was seen. */
export interface ShownGrid {
  readonly id: GridId;
  readonly name: string;
  readonly ground: string;
}

/** The plain facts in the words of the sheet, by the field that shows them. */
export type ShownWords = Readonly<Record<string, string>>;

/**
 * What the office has on every sheet, in its language; absent what the sheet does not show, or is not known any more. `lines`: those of the
 * template before the names were put in.
 */
export interface ShownImprint {
  readonly office: string;
  readonly approval?: string;
  readonly heading?: string;
  readonly footing?: string;
  readonly lines?: { readonly heading: string; readonly footing: string };
}

/** What a sheet said and drew, kept with its print so that years later it can be told what is wrong with it. */
export interface ShownSheet {
  readonly view: SheetView;
  readonly words: ShownWords;
  /** Absent of sheets of before it was kept. */
  readonly imprint?: ShownImprint;
  /** A digest of what its four sides tell; absent where they are not shown, or somebody has written them. */
  readonly sides?: string;
  readonly members: readonly string[];
  readonly services: readonly string[];
  /** Its own rings, without the points that lie on a line between others. */
  readonly border: readonly Ring[];
  readonly neighbours: readonly ShownGrid[];
  readonly overview: readonly ShownGrid[];
}

/** One digest a part: two sheets with the same five are the same sheet. */
export type SheetDigests = Readonly<Record<SheetPart, string>>;

/** A short text that another text has, in practice, to itself; the caller knows of one (SHA-256, say). */
export type Digest = (text: string) => string;

/** Why a sheet is wrong: a code that a screen puts into words. */
export interface WrongReason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}
