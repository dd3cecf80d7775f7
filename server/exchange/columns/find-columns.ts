import type { ImportKind } from '../../../domain/contract/exchange.ts';
import { namesOf } from './field-names.ts';
import { FIELDS_OF, type Field } from './fields.ts';
import { normalName } from './normal-name.ts';

/** A DBF keeps ten bytes of a name. */
const DBF_NAME_BYTES = 10;

/**
 * Which of a file's columns is which field of a kind of import, by their names: whole names first, then names that a
 * DBF has cut, where only one field is meant. A column is one field's. `key` is found first, since by it records are
 * known again.
 */
export function findColumns(
  present: readonly string[],
  kind: ImportKind,
  key?: string,
): ReadonlyMap<Field, string> {
  const fields = FIELDS_OF[kind]
    // Only a grid that is known by its code can be given another.
    .filter((field) => field !== 'newCode' || key === 'code')
    .sort((a, b) => Number(b === key) - Number(a === key));
  const byName = new Map<string, string>();
  for (const column of present) {
    const normal = normalName(column);
    if (normal !== '' && !byName.has(normal)) byName.set(normal, column);
  }
  const found = new Map<Field, string>();
  for (const field of fields) {
    const name = namesOf(kind, field, key).find((known) => byName.has(known));
    if (name === undefined) continue;
    found.set(field, byName.get(name)!);
    byName.delete(name);
  }
  for (const [normal, column] of byName) {
    const meant = mayBeCut(column)
      ? fields.filter((field) => namesOf(kind, field, key).some((name) => name.startsWith(normal)))
      : [];
    const [field, ...others] = meant;
    // 所属社 may be the name of what is above or its code: whichever, it says what is above.
    const sure = others.every((other) => field === 'parent' && other === 'parentCode');
    if (field !== undefined && sure && !found.has(field)) found.set(field, column);
  }
  return found;
}

/** Whether a name fills a DBF's ten bytes, in ASCII, GB18030 (5 characters) or UTF-8 (3 characters). */
function mayBeCut(column: string): boolean {
  const wide = column.replace(/[\0-\x7f]/g, '').length;
  if (wide === 0) return column.length === DBF_NAME_BYTES;
  const inGb = column.length + wide;
  const inUtf8 = Buffer.byteLength(column);
  const fills = (bytes: number, width: number) => bytes <= DBF_NAME_BYTES && bytes + width > DBF_NAME_BYTES;
  return fills(inGb, 2) || fills(inUtf8, 3);
}
