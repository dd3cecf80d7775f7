import { type Columns, cutText, textOf } from './columns/columns.ts';
import type { Field } from './columns/fields.ts';
import { withoutPersonal } from './columns/personal-values.ts';
import type { DraftReport } from './draft-report.ts';
import type { FeatureRow } from './source/source.ts';

/** Longer than any name: what is cut must not hide half of a number. */
const READ_MAX = 4000;

/**
 * Text of a field as it is kept: without the identity numbers, telephones and bank cards of persons that stand in it
 * (reported without a word of what it was), cut to `max` characters.
 */
export function keptText(
  columns: Columns,
  row: FeatureRow,
  field: Field,
  report: DraftReport,
  max = 80,
): string {
  const text = textOf(columns, row.properties, field, READ_MAX);
  const kept = withoutPersonal(text);
  if (kept !== text) report.repair(row.row, 'personal-removed', '', '');
  return cutText(kept, max);
}

/** A value as a refusal shows it: short, and without the numbers of persons. */
export function shownValue(value: unknown): string {
  return cutText(withoutPersonal(String(value)), 40);
}
