import type { Limit } from '../../../domain/case/types.ts';

const AMOUNT_MAX = 10_000;
const HOURS = /^(\d{1,5})(?:个)?(?:小时|钟头|时|h|hr|hrs|hour|hours)$/;
const WORKING_DAYS = /^(\d{1,5})(?:个)?(?:工作日|working-?days?|wd)$/;
/** Days of the calendar: hours of the clock. */
const DAYS = /^(\d{1,4})(?:个)?(?:自然日|日历日|calendar-?days?)$/;

/**
 * A time limit as tables write it: `2小时`, `24h`, `3个工作日`, `5 working days`, `1自然日`; a number alone where the column's name
 * says the unit. Null for an empty cell; undefined for what is none, or could be two things (`3天`).
 */
export function readLimit(said: string, column: string): Limit | null | undefined {
  const text = said.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  if (text === '' || text === '-' || text === '—' || text === '无') return null;
  const unit = /^\d+$/.test(text) ? unitOfColumn(column) : '';
  if (unit === null) return undefined;
  const whole = text + unit;
  const hours = Number(HOURS.exec(whole)?.[1] ?? Number(DAYS.exec(whole)?.[1]) * 24);
  const days = Number(WORKING_DAYS.exec(whole)?.[1]);
  const amount = Number.isNaN(days) ? hours : days;
  if (!(amount >= 1 && amount <= AMOUNT_MAX)) return undefined;
  return { amount, unit: Number.isNaN(days) ? 'hours' : 'working-days' };
}

function unitOfColumn(column: string): string | null {
  const name = column.normalize('NFKC').toLowerCase();
  if (/工作日|working/.test(name)) return '工作日';
  if (/小时|hour|\bh\b/.test(name)) return '小时';
  return null;
}
