import { chinaClock } from '../../../domain/case/china-time.ts';
import type { Ms } from '../../../domain/case/types.ts';

/** `2026-11-23T08:05`, as a date-time input has it. */
export function toLocal(at: Ms): string {
  return chinaClock(at).toISOString().slice(0, 16);
}

/** The time that such an input says; NaN where it says none. */
export function fromLocal(text: string): Ms {
  return Date.parse(`${text.slice(0, 16)}:00+08:00`);
}
