import { type Static, Type } from 'typebox';
import { CaseSummary } from './case.ts';

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

/** `GET /api/cases/report`: a month of China's calendar, as numbers or as a printed page. */
export const CaseReportQuery = Type.Object({
  month: Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$', description: 'YYYY-MM' }),
  plan: Type.Optional(Type.String({ maxLength: 128, description: 'count within the borders of any plan' })),
  level: Type.Optional(Type.String({ maxLength: 64 })),
  lang: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
  format: Type.Optional(Type.Union([Type.Literal('json'), Type.Literal('pdf'), Type.Literal('xlsx')])),
});
export type CaseReportQuery = Static<typeof CaseReportQuery>;

/** One line of a report's tables: cases of the month, and of the month before. */
export const ReportRow = Type.Object({
  key: Type.String(),
  name: Type.String(),
  count: Type.Integer(),
  before: Type.Integer(),
  ended: Type.Integer(),
  overdue: Type.Integer(),
  /** Of those whose clock has stopped the share that stopped by the deadline, 0 to 1; null where none has. */
  inTime: Nullable(Type.Number()),
  per100Households: Type.Optional(Nullable(Type.Number())),
});
export type ReportRow = Static<typeof ReportRow>;

/** What is said of a whole month. */
const MonthFigures = Type.Object({
  total: CaseSummary.properties.total,
  inTime: Nullable(Type.Number()),
  /** Of the cases of the month those that have ended, 0 to 1. */
  endedShare: Nullable(Type.Number()),
  meanHours: CaseSummary.properties.meanHours,
  satisfaction: CaseSummary.properties.satisfaction,
});

export const CaseReport = Type.Object({
  month: Type.String(),
  from: Type.String(),
  to: Type.String(),
  /** When it was made. */
  at: Type.String(),
  territory: Type.String(),
  plan: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  level: Type.Object({ id: Type.String(), name: Type.String() }),
  now: MonthFigures,
  before: MonthFigures,
  /** Each step of the deployment that cases have reached, in its own words, with the mean hours to it. */
  steps: Type.Array(
    Type.Object({ name: Type.String(), hours: Nullable(Type.Number()), before: Nullable(Type.Number()) }),
  ),
  grids: Type.Array(ReportRow),
  kinds: Type.Array(ReportRow),
  states: Type.Array(ReportRow),
  /** Cases by the hour of the day in China, 24 of them, and of the month before. */
  hours: Type.Array(Type.Integer()),
  hoursBefore: Type.Array(Type.Integer()),
});
export type CaseReport = Static<typeof CaseReport>;
