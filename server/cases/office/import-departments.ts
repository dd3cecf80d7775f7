import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { plainWord } from '../../../domain/case/plain-word.ts';
import type { DepartmentImport, WireDepartment } from '../../../domain/contract/case-office.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { columnsOf } from './columns-of.ts';
import type { OfficeTable, RefusedLine, TableRow } from './office-table.ts';

const NAMES = {
  id: 'id code 编号 编码 代码 部门编码 单位编码',
  name: 'name department 名称 部门 部门名称 单位 单位名称 责任部门 处置部门 委办局',
  english: 'nameen english englishname 英文 英文名称 英文名',
  phone: 'phone telephone tel 电话 办公电话 值班电话 联系电话 服务电话',
} as const;
const ID = /^[A-Za-z0-9][A-Za-z0-9_.~-]{0,63}$/;
const NAME_MAX = 100;
const PHONE_MAX = 40;

/**
 * Departments as a table has them, laid over those that are: one that is there under the same id or name is changed, none is taken away.
 * Nothing is stored. Refuses `columns-missing`; row by row `name-empty`, `text-too-long`, `department-id`, `duplicate-id`.
 */
export function importDepartments(
  { columns, rows }: OfficeTable,
  standing: readonly WireDepartment[],
): Result<DepartmentImport> {
  const { of, dropped } = columnsOf(columns, NAMES);
  if (!of.has('name')) return refuse('columns-missing');
  const items = new Map(standing.filter(({ active }) => active !== false).map((one) => [one.id, one]));
  const said = new Set<string>();
  const refused: RefusedLine[] = [];
  let added = 0;
  let changed = 0;
  for (const row of rows) {
    const read = readRow(row, of, [...items.values()]);
    const taken = read.ok && said.has(read.value.id) ? refuse('duplicate-id', { id: read.value.id }) : read;
    if (!taken.ok) {
      refused.push({ row: row.row, code: taken.reason.code, params: taken.reason.params });
      continue;
    }
    const one = taken.value;
    const before = items.get(one.id);
    said.add(one.id);
    items.set(one.id, one);
    if (!before) added++;
    else if (!isDeepStrictEqual(before, one)) changed++;
  }
  return ok({
    rows: rows.length - refused.length,
    added,
    changed,
    refused: refused.map((one) => ({ ...one, params: { row: one.row, ...one.params } })),
    columnsDropped: [...dropped],
    items: [...items.values()],
  });
}

function readRow(
  { cells }: TableRow,
  of: ReadonlyMap<keyof typeof NAMES, string>,
  there: readonly WireDepartment[],
): Result<WireDepartment> {
  const cell = (part: keyof typeof NAMES) => cells.get(of.get(part) ?? '') ?? '';
  const [name, english, phone, code] = [cell('name'), cell('english'), cell('phone'), cell('id')];
  if (name === '') return refuse('name-empty');
  if (Math.max(name.length, english.length) > NAME_MAX) return refuse('text-too-long', { max: NAME_MAX });
  if (phone.length > PHONE_MAX) return refuse('text-too-long', { max: PHONE_MAX });
  if (code !== '' && !ID.test(code)) return refuse('department-id', { id: code.slice(0, 40) });
  const word = plainWord(name);
  const before =
    code === '' ? there.find((one) => plainWord(one.name.zh) === word) : there.find(({ id }) => id === code);
  const id = code || before?.id || `d-${createHash('sha256').update(word).digest('hex').slice(0, 12)}`;
  const sameName = before?.name.zh === name;
  return ok({
    id,
    name: { zh: name, en: english || (sameName ? before.name.en : name) },
    phone: of.has('phone') ? phone : (before?.phone ?? ''),
  });
}
