import type { GroundPoint, GroundPolygon } from '../content.ts';
import type { Mm } from '../drawing.ts';
import type { Paper } from '../template.ts';

/** A sheet as the front of its book tells of it. */
export interface BookSheet {
  readonly code: string | null;
  readonly name: string;
  /** Of the grid above: what the contents are grouped by, and what a crowded index map is divided by. */
  readonly community: string;
  readonly polygons: readonly GroundPolygon[];
  /** A point well inside, where its number is written. */
  readonly at: GroundPoint;
  /** How many pages its sheet has. */
  readonly pages: number;
}

/** What the front of a book of sheets is made from. Points are in metres of one zone for all. */
export interface BookFacts {
  readonly lang: 'zh' | 'en';
  readonly office: string;
  readonly territory: string;
  readonly plan: { readonly name: string; readonly revision: number; readonly draft: boolean };
  readonly date: string;
  /** What the sheets are printed on, as a person calls it: A3. */
  readonly paper: string;
  /** Copies of each sheet. */
  readonly copies: number;
  /** In the order of the book. */
  readonly sheets: readonly BookSheet[];
  /** The outline of the territory, drawn beneath. */
  readonly territoryOutline: readonly GroundPolygon[];
}

/** The paper of the front: that of the sheets, but never so small that a list is no list, nor so large that nobody can hold it. */
export function frontPaper(sheet: Paper): Paper {
  const landscape = sheet.width > sheet.height;
  const [short, long] = [Math.min(sheet.width, sheet.height), Math.max(sheet.width, sheet.height)];
  const size: readonly [Mm, Mm] =
    short < 210 || long < 297 ? [210, 297] : short > 297 || long > 420 ? [297, 420] : [short, long];
  return landscape ? { width: size[1], height: size[0] } : { width: size[0], height: size[1] };
}
