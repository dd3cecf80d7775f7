import { chinaText } from '../../../domain/case/china-time.ts';
import { changeText, decimalText, shareText } from '../../../domain/case/figure-text.ts';
import type { CaseReport, ReportRow } from '../../../domain/contract/case-report.ts';
import type { ReportLanguage } from './key-names.ts';
import { PdfPage, type TableColumn } from './pdf-page.ts';
import { REPORT_WORDS } from './report-words.ts';

/** A month's report on sheets of A4, from the same numbers as the page shows. */
export function reportPdf(report: CaseReport, lang: ReportLanguage): Promise<Buffer> {
  const words = REPORT_WORDS[lang];
  const title = words.title(report.territory, report.month);
  const made = chinaText(Date.parse(report.at)).slice(0, 16);
  const page = new PdfPage(title);
  page.title(title, [`${words.borders(report.plan?.name ?? null)} · ${words.made(made)}`]);

  page.heading(words.figures);
  page.table(
    [
      { head: words.name, share: 0.4 },
      { head: words.now, share: 0.2, right: true },
      { head: words.before, share: 0.2, right: true },
      { head: words.change, share: 0.2, right: true },
    ],
    figureRows(report, lang),
  );
  if (report.now.total.count === 0) page.note(words.none);

  page.heading(words.steps);
  page.table(
    [
      { head: words.step, share: 0.6 },
      { head: words.now, share: 0.2, right: true },
      { head: words.before, share: 0.2, right: true },
    ],
    report.steps.map(({ name, hours, before }) => [name, decimalText(hours), decimalText(before)]),
  );

  page.heading(words.hours, 150);
  page.bars(
    report.hours.map((_, hour) => String(hour)),
    report.hours,
    report.hoursBefore,
  );
  page.note(words.hoursNote);

  for (const [name, rows, per100] of [
    [words.kinds, report.kinds, false],
    [words.grids(report.level.name), report.grids, true],
    [words.states, report.states, false],
  ] as const) {
    page.heading(name);
    page.table(
      columnsOf(words, per100),
      rows.map((row) => cellsOf(row, per100)),
    );
  }
  const simulated = report.now.total.simulated ?? 0;
  return page.end(words.page, title, simulated > 0 ? words.simulated(countText(simulated)) : null);
}

function figureRows({ now, before }: CaseReport, lang: ReportLanguage): string[][] {
  const words = REPORT_WORDS[lang];
  const counted = (name: string, of: 'count' | 'ended' | 'open' | 'overdue' | 'tray') => [
    name,
    countText(now.total[of]),
    countText(before.total[of]),
    changeText(now.total[of], before.total[of]),
  ];
  return [
    counted(words.count, 'count'),
    counted(words.ended, 'ended'),
    counted(words.open, 'open'),
    counted(words.overdue, 'overdue'),
    counted(words.tray, 'tray'),
    [words.endedShare, shareText(now.endedShare), shareText(before.endedShare), ''],
    [words.inTime, shareText(now.inTime), shareText(before.inTime), ''],
    [words.satisfaction, decimalText(now.satisfaction.mean), decimalText(before.satisfaction.mean), ''],
  ];
}

function columnsOf(words: (typeof REPORT_WORDS)[ReportLanguage], per100: boolean): TableColumn[] {
  const names = [words.count, words.beforeShort, words.change, words.ended, words.overdue, words.inTime];
  const all = per100 ? [...names, words.per100] : names;
  const share = 0.7 / all.length;
  return [{ head: words.name, share: 0.3 }, ...all.map((head) => ({ head, share, right: true }))];
}

function cellsOf(row: ReportRow, per100: boolean): string[] {
  const cells = [
    row.name,
    countText(row.count),
    countText(row.before),
    changeText(row.count, row.before),
    countText(row.ended),
    countText(row.overdue),
    shareText(row.inTime),
  ];
  return per100 ? [...cells, decimalText(row.per100Households)] : cells;
}

function countText(n: number): string {
  return n.toLocaleString('en-US');
}
