import type { CaseReport, ReportRow } from '../../../domain/contract/case-report.ts';
import type { ReportLanguage } from './key-names.ts';
import { REPORT_WORDS } from './report-words.ts';
import type { NamedTable } from './tables.ts';

/** A month's report as the sheets of a workbook: the numbers themselves, to be counted on with. */
export function reportTables(report: CaseReport, lang: ReportLanguage): NamedTable[] {
  const words = REPORT_WORDS[lang];
  const { now, before } = report;
  const two = [words.name, words.now, words.before];
  const rows = (name: string, from: readonly ReportRow[], per100 = false): NamedTable => ({
    name,
    heads: [
      words.name,
      words.count,
      words.before,
      words.ended,
      words.overdue,
      words.inTime,
      ...(per100 ? [words.per100] : []),
    ],
    rows: from.map((row) => [
      row.name,
      row.count,
      row.before,
      row.ended,
      row.overdue,
      row.inTime,
      ...(per100 ? [row.per100Households ?? null] : []),
    ]),
  });
  return [
    {
      name: words.figures,
      heads: two,
      rows: [
        [words.count, now.total.count, before.total.count],
        [words.ended, now.total.ended, before.total.ended],
        [words.open, now.total.open, before.total.open],
        [words.overdue, now.total.overdue, before.total.overdue],
        [words.tray, now.total.tray, before.total.tray],
        [words.endedShare, now.endedShare, before.endedShare],
        [words.inTime, now.inTime, before.inTime],
        [words.satisfaction, now.satisfaction.mean, before.satisfaction.mean],
        [words.ofThemSimulated, now.total.simulated ?? 0, before.total.simulated ?? 0],
        ...report.steps.map(({ name, hours, before: old }) => [words.meanHours(name), hours, old]),
      ],
    },
    rows(words.kinds, report.kinds),
    rows(words.grids(report.level.name), report.grids, true),
    rows(words.states, report.states),
    {
      name: words.hours,
      heads: two,
      rows: report.hours.map((n, hour) => [hour, n, report.hoursBefore[hour]!]),
    },
  ];
}
