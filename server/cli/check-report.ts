import type { Issue } from '../../domain/coverage/issue.ts';
import { toDegrees } from '../../domain/geometry/point.ts';

/** A feature as the report names it: its id, or `properties.id`, or else its place in the file, from 0. */
export type FeatureName = string | number;

export type Place = [lng: number, lat: number] | null;

export interface GroundFault {
  areaM2: number;
  widthM: number;
  at: Place;
  grids: FeatureName[];
}

export interface InvalidFeature {
  reason: string;
  at: Place;
  grids: FeatureName[];
}

export interface UnmatchedBorder {
  widthM: number;
  at: Place;
  grids: FeatureName[];
}

/** What is wrong with a file; interfaces.md promises the names. */
export interface Faults {
  gaps: GroundFault[];
  overlaps: GroundFault[];
  invalid: InvalidFeature[];
  outside: GroundFault[];
  /** T-junctions (width 0), and every gap or overlap too narrow for the lattice: that is a border to be matched. */
  unmatchedBorders: UnmatchedBorder[];
}

/**
 * Sorts issues into the report. A sliver stands twice: as the ground that it is (what is covered twice or never is
 * listed in full), and under the borders that do not match.
 */
export function toFaults(issues: readonly Issue[], nameOf: (gridId: string) => FeatureName): Faults {
  const faults: Faults = { gaps: [], overlaps: [], invalid: [], outside: [], unmatchedBorders: [] };
  for (const issue of issues) {
    const at: Place = toDegrees(issue.at);
    const grids = issue.gridIds.map(nameOf);
    const { areaM2 = 0, widthM = 0 } = issue;
    if (issue.code === 'sliver' || issue.code === 't-junction')
      faults.unmatchedBorders.push({ widthM, at, grids });
    const code = issue.code === 'sliver' ? issue.params?.kind : issue.code;
    if (code === 'gap') faults.gaps.push({ areaM2, widthM, at, grids });
    else if (code === 'overlap') faults.overlaps.push({ areaM2, widthM, at, grids });
    else if (code === 'outside') faults.outside.push({ areaM2, widthM, at, grids });
    else if (issue.params?.reason !== undefined)
      faults.invalid.push({ reason: String(issue.params.reason), at, grids });
  }
  return faults;
}

export function isFaultless(faults: Faults): boolean {
  return Object.values(faults).every((list) => list.length === 0);
}

/** The report for people: a line a fault, the largest ground first. */
export function describeFaults(faults: Faults): string[] {
  const place = (at: Place) => (at ? `${at[0].toFixed(7)}, ${at[1].toFixed(7)}` : 'nowhere');
  const ground = (word: string, list: readonly GroundFault[]) =>
    list
      .toSorted((a, b) => b.areaM2 - a.areaM2)
      .map(
        (f) =>
          `${word}  ${amount(f.areaM2)} m², ${amount(f.widthM)} m wide, at ${place(f.at)}  ${names(f.grids)}`,
      );
  return [
    ...faults.invalid.map((f) => `invalid  ${f.reason} at ${place(f.at)}  ${names(f.grids)}`),
    ...ground('gap', faults.gaps),
    ...ground('overlap', faults.overlaps),
    ...ground('outside', faults.outside),
    ...faults.unmatchedBorders.map(
      (f) => `unmatched border  ${amount(f.widthM)} m wide, at ${place(f.at)}  ${names(f.grids)}`,
    ),
  ];
}

function amount(value: number): string {
  return value === 0 ? '0' : value.toPrecision(3);
}

function names(grids: readonly FeatureName[]): string {
  return grids.length > 0 ? `[${grids.join(', ')}]` : '';
}
