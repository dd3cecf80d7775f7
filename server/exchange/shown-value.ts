import { cutText } from './columns/columns.ts';
import { withoutPersonal } from './columns/personal-values.ts';

const SHOWN_MAX = 40;

/** A value of a row as a refusal shows it: short, and without the numbers of persons. */
export function shownValue(value: unknown): string {
  return cutText(withoutPersonal(String(value)), SHOWN_MAX);
}
