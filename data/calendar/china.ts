/**
 * Days off and weekends worked in China, as the State Council published them; only days that are not what their weekday says
 * need a row, a weekend within a holiday has one all the same so that it can be named.
 */

/** A stretch of days off, both ends included. */
interface DaysOff {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

interface YearOff {
  readonly source: string;
  readonly off: readonly DaysOff[];
  /** Weekends that are worked for them. */
  readonly worked: readonly string[];
}

const YEARS: readonly YearOff[] = [
  {
    source: '国务院办公厅关于2025年部分节假日安排的通知，国办发明电〔2024〕12号，2024年11月12日',
    off: [
      { from: '2025-01-01', to: '2025-01-01', name: '元旦' },
      { from: '2025-01-28', to: '2025-02-04', name: '春节' },
      { from: '2025-04-04', to: '2025-04-06', name: '清明节' },
      { from: '2025-05-01', to: '2025-05-05', name: '劳动节' },
      { from: '2025-05-31', to: '2025-06-02', name: '端午节' },
      { from: '2025-10-01', to: '2025-10-08', name: '国庆节、中秋节' },
    ],
    worked: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    source: '国务院办公厅关于2026年部分节假日安排的通知，2025年11月4日',
    off: [
      { from: '2026-01-01', to: '2026-01-03', name: '元旦' },
      { from: '2026-02-15', to: '2026-02-23', name: '春节' },
      { from: '2026-04-04', to: '2026-04-06', name: '清明节' },
      { from: '2026-05-01', to: '2026-05-05', name: '劳动节' },
      { from: '2026-06-19', to: '2026-06-21', name: '端午节' },
      { from: '2026-09-25', to: '2026-09-27', name: '中秋节' },
      { from: '2026-10-01', to: '2026-10-07', name: '国庆节' },
    ],
    worked: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
];

const DAY_MS = 86_400_000;

function daysOff({ from, to, name }: DaysOff) {
  const days = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS)
    days.push({ day: new Date(at).toISOString().slice(0, 10), working: false, name });
  return days;
}

/** The published days, as a calendar of the office takes them: `YYYY-MM-DD` in China, in order. */
export const CHINA_DAYS: readonly {
  readonly day: string;
  readonly working: boolean;
  readonly name: string;
}[] = YEARS.flatMap(({ off, worked }) => [
  ...off.flatMap(daysOff),
  ...worked.map((day) => ({ day, working: true, name: '调休上班' })),
]).sort((a, b) => (a.day < b.day ? -1 : 1));
