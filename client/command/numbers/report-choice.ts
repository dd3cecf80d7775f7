import { chinaText } from '../../../domain/case/china-time.ts';

/** What the report is of; all of it stands in the address. */
export interface ReportChoice {
  /** `YYYY-MM`, a month of China's calendar. */
  readonly month: string;
  readonly level: string | null;
  /** Whose borders count; null: the grids that cases lay in when they were reported. */
  readonly plan: string | null;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The choice of an address; the month that `now` lies in where it names none. */
export function readChoice(search: string, now: number): ReportChoice {
  const asked = new URLSearchParams(search);
  const month = asked.get('month') ?? '';
  return {
    month: MONTH.test(month) ? month : chinaText(now).slice(0, 7),
    level: asked.get('level'),
    plan: asked.get('plan'),
  };
}

/** The same as an address's query. */
export function choiceQuery({ month, level, plan }: ReportChoice): string {
  const query = new URLSearchParams({ month });
  if (level !== null) query.set('level', level);
  if (plan !== null) query.set('plan', plan);
  return query.toString();
}

/** The month so many months away. */
export function monthAfter(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The first and the last instant of a month, as summaries are asked. */
export function monthWindow(month: string): { readonly from: string; readonly to: string } {
  return { from: `${month}-01T00:00:00+08:00`, to: `${monthAfter(month, 1)}-01T00:00:00+08:00` };
}
