import type { Cleaned, Repair } from '../../domain/coverage/clean/types.ts';
import { toDegrees } from '../../domain/geometry/point.ts';
import type { Reason } from '../../domain/result.ts';
import type { FeatureRow } from '../exchange/source/source.ts';
import { firstPosition, nameOf } from './check-features.ts';
import type { FeatureName, Place } from './check-report.ts';

/** A feature whose geometry is none. */
export interface UnreadGrid {
  readonly row: FeatureRow;
  readonly index: number;
  readonly reason: Reason;
}

interface ToldRepair {
  kind: Repair['kind'];
  at: Place;
  areaM2: number;
  widthM: number;
  gives: FeatureName[];
  gets: FeatureName | null;
  rule: Repair['rule'];
}

interface ToldProblem {
  code: string;
  at: Place;
  areaM2: number;
  widthM: number;
  grids: FeatureName[];
  reason?: string;
}

/** What `tessera clean --json` prints, but for the time it took; interfaces.md promises the names. */
export interface CleanReport {
  readonly features: number;
  readonly repairs: readonly ToldRepair[];
  readonly problems: readonly ToldProblem[];
  readonly movedAreaM2: number;
}

/** Repairs and problems with the features' own names and places in degrees, the largest ground first. */
export function cleanReport(
  { grids, repairs, problems, movedAreaM2 }: Cleaned,
  unread: readonly UnreadGrid[],
  name: (id: string) => FeatureName,
): CleanReport {
  const told = problems.map(({ code, at, areaM2 = 0, widthM = 0, gridIds, params }): ToldProblem => {
    const reason = params?.reason === undefined ? {} : { reason: String(params.reason) };
    return { code, at: toDegrees(at), areaM2, widthM, grids: gridIds.map(name), ...reason };
  });
  const unreadable = unread.map(({ row, index, reason }): ToldProblem => {
    const at = reason.at ? toDegrees(reason.at) : firstPosition(row.geometry);
    return { code: 'invalid', at, areaM2: 0, widthM: 0, grids: [nameOf(row, index)], reason: reason.code };
  });
  return {
    features: grids.length,
    repairs: repairs
      .map(
        ({ kind, at, areaM2, widthM, gives, gets, rule }): ToldRepair => ({
          kind,
          at: toDegrees(at),
          areaM2,
          widthM,
          gives: gives.map(name),
          gets: gets === null ? null : name(gets),
          rule,
        }),
      )
      .sort((a, b) => b.areaM2 - a.areaM2),
    problems: [...unreadable, ...told.sort((a, b) => b.areaM2 - a.areaM2)],
    movedAreaM2,
  };
}

/** The report for people: a line a repair and a problem, then the sum. */
export function describeCleaning(
  { features, repairs, problems, movedAreaM2 }: CleanReport,
  out: string,
): string[] {
  const place = (at: Place) => (at ? `${at[0].toFixed(7)}, ${at[1].toFixed(7)}` : 'nowhere');
  const ground = (areaM2: number, widthM: number) => `${amount(areaM2)} m², ${amount(widthM)} m wide`;
  return [
    ...repairs.map(
      ({ kind, at, areaM2, widthM, gives, gets, rule }) =>
        `${kind}  ${ground(areaM2, widthM)}, at ${place(at)}  [${gives.join(', ')}] → ${gets ?? 'nobody'}  by ${rule}`,
    ),
    ...problems.map(
      ({ code, at, areaM2, widthM, grids, reason }) =>
        `left: ${code}${reason ? ` (${reason})` : ''}  ${ground(areaM2, widthM)}, at ${place(at)}  [${grids.join(', ')}]`,
    ),
    `${repairs.length} repairs, ${amount(movedAreaM2)} m² moved; ${features} features written to ${out}: ${
      problems.length === 0 ? 'sound' : `${problems.length} problems left, their ground is nobody’s`
    }`,
  ];
}

function amount(value: number): string {
  return value === 0 ? '0' : String(Number(value.toPrecision(3)));
}
