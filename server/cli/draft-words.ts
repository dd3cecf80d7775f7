import type { Shortfall } from '../../domain/draft/types.ts';
import type { DraftReport } from './draft-report.ts';

/** The report for people: a line for each thing that can't be met, then the sum. */
export function describeDraft(report: DraftReport, out: string): string[] {
  const { grids, households, withinTolerance, borderOnLines, compactness, impossible } = report;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return [
    ...impossible.map(
      ({ at, why, grids }) => `${why}, at ${at[0].toFixed(7)}, ${at[1].toFixed(7)}  [${grids.join(', ')}]`,
    ),
    `${grids} grids of ${households.min} to ${households.max} households written to ${out}: ` +
      `${percent(withinTolerance)} within tolerance, ${percent(borderOnLines)} of the borders on lines, compactness ${compactness.toFixed(2)}`,
  ];
}

/** What could not be met, as a clause. */
export function inWords(code: Shortfall['code'], params: Shortfall['params'], measure: string): string {
  const of = `${params.households ?? 0} ${measure}`;
  const band = `${params.low} to ${params.high}`;
  const across = String(params.across ?? '').replaceAll(' ', ' and ') || 'a barrier';
  const named = `${across} ${params.name ?? ''}`.trim();
  switch (code) {
    case 'one-building':
      return `one building of ${of}, more than ${params.high}`;
    case 'one-part':
      return `one part of ${of} that cannot be parted, more than ${params.high}`;
    case 'total-fits-no-count':
      return `${of} here fit no number of grids of ${band}`;
    case 'behind-barrier':
      return `this pocket has ${of}, and its only neighbours are across ${named}`;
    case 'barrier-crossed':
      return `a grid had to reach across ${named}`;
    case 'unit-fits-no-count':
      return `a unit of ${of} fits no number of grids of ${band}`;
    case 'parts-fit-no-count':
      return `the parts of these ${of} cannot be put together to grids of ${band}`;
    case 'count-not-possible':
      return `${params.asked} grids are asked for, ${params.grids} are possible`;
    case 'no-households':
      return 'nobody lives here';
    case 'not-found':
      return `no division of ${of} into grids of ${band} was found`;
  }
}
