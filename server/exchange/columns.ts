/**
 * The columns that are taken from a file, under the names that files use. Whatever is not here is dropped and named
 * in the report: a name, an identity number or anything else about a resident has no way in.
 */
export type Field =
  | 'id'
  | 'name'
  | 'code'
  | 'type'
  | 'risk'
  | 'households'
  | 'persons'
  | 'use'
  | 'kind'
  | 'class'
  | 'bridge'
  | 'tunnel'
  | 'category'
  | 'direction'
  | 'link';

const NAMES: Record<Field, readonly string[]> = {
  id: ['id', 'ID', 'fid', '编号'],
  name: ['name', 'NAME', '名称', '网格名称'],
  code: ['code', 'CODE', '编码', '网格编码'],
  type: ['type', '类型', '网格类型'],
  risk: ['risk', '风险等级'],
  households: ['households', '户数'],
  persons: ['persons', '人数', '人口数'],
  use: ['use', '用途'],
  kind: ['kind', '种类'],
  class: ['class', '等级'],
  bridge: ['bridge'],
  tunnel: ['tunnel'],
  category: ['category', '类别'],
  direction: ['direction', '方向'],
  link: ['link', '链接'],
};

/** Which of a file's columns gives which field, and the columns that nothing takes. */
export interface Columns {
  readonly of: ReadonlyMap<Field, string>;
  readonly dropped: readonly string[];
}

/** Finds the wanted fields among the columns of all rows. */
export function findColumns(
  rows: readonly { readonly properties: Readonly<Record<string, unknown>> }[],
  wanted: readonly Field[],
): Columns {
  const present = new Set<string>();
  for (const { properties } of rows) for (const column of Object.keys(properties)) present.add(column);
  const of = new Map<Field, string>();
  for (const field of wanted) {
    const column = NAMES[field].find((name) => present.has(name));
    if (column !== undefined) of.set(field, column);
  }
  const used = new Set(of.values());
  return { of, dropped: [...present].filter((column) => !used.has(column)).sort() };
}

/** A field of a row, undefined when the file has no such column or the row nothing in it. */
export function fieldOf(
  columns: Columns,
  properties: Readonly<Record<string, unknown>>,
  field: Field,
): unknown {
  const column = columns.of.get(field);
  if (column === undefined || !Object.hasOwn(properties, column)) return undefined;
  return properties[column] ?? undefined;
}

/** Text of a field, cut to `max` characters (and no half of one); empty when there is none. Numbers are written out. */
export function textOf(
  columns: Columns,
  properties: Readonly<Record<string, unknown>>,
  field: Field,
  max = 80,
): string {
  const value = fieldOf(columns, properties, field);
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return cutText(String(value).trim(), max);
}

/** A whole number ≥ 0 of a field: null when it is empty, undefined when it is anything else. */
export function countOf(
  columns: Columns,
  properties: Readonly<Record<string, unknown>>,
  field: Field,
): number | null | undefined {
  const value = fieldOf(columns, properties, field);
  if (value === undefined || value === '') return null;
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 && count <= 1_000_000_000
    ? count
    : undefined;
}

/** The first `max` UTF-16 units; half of a character beyond the basic plane (rare Chinese names) is left out. */
export function cutText(text: string, max: number): string {
  return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}
