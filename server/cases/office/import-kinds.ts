import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { OTHER_KIND } from '../../../domain/case/kinds.ts';
import { plainWord } from '../../../domain/case/plain-word.ts';
import { severitiesOf } from '../../../domain/case/severity.ts';
import type { KindImport, WireKind } from '../../../domain/contract/case-office.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import { ok, type Reason, type Result, refuse } from '../../../domain/result.ts';
import { columnsOf } from './columns-of.ts';
import type { OfficeTable, RefusedLine, TableRow } from './office-table.ts';
import { readLimit } from './read-limit.ts';

const NAMES = {
  id: 'id code kindid 编号 编码 代码 类型编码 类别编码 事件编码',
  parent: 'parent parentid 上级 上级编号 上级编码 上级代码 父级 父级编码 上级类别 上级名称',
  class: 'class 大类 大类名称 一级 一级分类 一级类别 类',
  item: 'item 小类 小类名称 二级 二级分类 二级类别 项 事项',
  kind: 'kind name 细类 名称 三级 三级分类 三级类别 事件类型 类型名称 类别名称 案件类型 子类 立案条件',
  english: 'nameen english englishname 英文 英文名称 英文名',
  limit: 'limit deadline 时限 处置时限 处理时限 办理时限 办结时限 处置时间',
} as const;
const ID = /^[A-Za-z0-9][A-Za-z0-9_.~-]{0,63}$/;
const NAME_MAX = 100;

/**
 * A catalogue of kinds as a table has it, laid over the tree that is: each row a kind with its parent's id or name, or with the
 * class and the item that it lies in; `时限` for any severity, a column with a severity's name in it for that one. A kind that is there
 * under the same id, or under the same name in the same place, is changed; none is taken away. Nothing is stored. Refuses `columns-missing`
 * for a table without names of kinds; row by row `kind-name-missing`, `text-too-long`, `kind-id`, `kind-reserved`, `duplicate-id`,
 * `kind-parent-missing`, `bad-limit`.
 */
export function importKinds(
  { columns, rows }: OfficeTable,
  standing: readonly WireKind[],
  profile: Profile,
): Result<KindImport> {
  const limits = limitColumns(columns, profile);
  const { of, dropped } = columnsOf(
    columns.filter((column) => !limits.has(column)),
    NAMES,
  );
  if (!of.has('kind') && !of.has('item') && !of.has('class')) return refuse('columns-missing');
  const tree = new KindTree(standing);
  const refused: RefusedLine[] = [];
  for (const row of rows) {
    const read = readRow(row, of, limits);
    const put = read.ok ? tree.put(read.value) : read;
    if (!put.ok) refused.push({ row: row.row, code: put.reason.code, params: put.reason.params });
  }
  return ok({
    rows: rows.length - refused.length,
    added: tree.added,
    changed: tree.changed,
    refused: refused.map((one) => ({ ...one, params: { row: one.row, ...one.params } })),
    columnsDropped: [...dropped],
    items: tree.items(),
  });
}

interface KindRow {
  readonly id: string;
  readonly parent: string;
  /** From the class down to the kind itself. */
  readonly path: readonly string[];
  readonly english: string;
  readonly deadlines: WireKind['deadlines'];
}

const OF_LIMITS = /时限|期限|limit|deadline/;

/** Columns of time limits beside the one for all, with the severity that they are for: `时限（重大）`, `Grave`. */
function limitColumns(columns: readonly string[], { cases }: Profile): Map<string, string> {
  const found = new Map<string, string>();
  // 特别重大 has 重大 in it: the graver comes first and keeps its column.
  for (const { id, name } of severitiesOf(cases).toReversed())
    for (const column of columns) {
      const said = plainWord(column);
      const words = [name.zh, name.en, id].map(plainWord);
      const isMeant =
        words.includes(said) || (OF_LIMITS.test(said) && words.some((word) => said.includes(word)));
      if (isMeant && !found.has(column)) found.set(column, id);
    }
  return found;
}

function readRow(
  { cells }: TableRow,
  of: ReadonlyMap<keyof typeof NAMES, string>,
  limits: ReadonlyMap<string, string>,
): Result<KindRow> {
  const cell = (part: keyof typeof NAMES) => cells.get(of.get(part) ?? '') ?? '';
  const path = [cell('class'), cell('item'), cell('kind')].filter((name) => name !== '');
  if (path.length === 0) return refuse('kind-name-missing');
  if ([...path, cell('english')].some((name) => name.length > NAME_MAX))
    return refuse('text-too-long', { max: NAME_MAX });
  const deadlines: WireKind['deadlines'] = {};
  const columns: [string, string][] = [...limits];
  const forAll = of.get('limit');
  if (forAll !== undefined) columns.unshift([forAll, '*']);
  for (const [column, severity] of columns) {
    const said = cells.get(column) ?? '';
    const limit = readLimit(said, column);
    if (limit === undefined) return refuse('bad-limit', { value: said.slice(0, 40) });
    if (limit) deadlines[severity] = limit;
  }
  return ok({ id: cell('id'), parent: cell('parent'), path, english: cell('english'), deadlines });
}

/** The tree as it grows by the rows. */
class KindTree {
  readonly #kinds = new Map<string, WireKind>();
  /** Ids that a row has said. */
  readonly #said = new Set<string>();
  readonly #added = new Set<string>();
  readonly #changed = new Set<string>();

  constructor(standing: readonly WireKind[]) {
    for (const kind of standing)
      if (kind.id !== OTHER_KIND.id && kind.active !== false) this.#kinds.set(kind.id, kind);
  }

  get added(): number {
    return this.#added.size;
  }

  get changed(): number {
    return this.#changed.size;
  }

  items(): WireKind[] {
    return [...this.#kinds.values()];
  }

  put({ id, parent, path, english, deadlines }: KindRow): Result<null> {
    if (id !== '' && !ID.test(id)) return refuse('kind-id', { id: id.slice(0, 40) });
    if (id === OTHER_KIND.id) return refuse('kind-reserved', { id });
    if (id !== '' && this.#said.has(id)) return refuse('duplicate-id', { id });
    let above: string | null = null;
    if (parent !== '') {
      const found = this.#byIdOrName(parent);
      if (found === undefined) return refuse('kind-parent-missing', { id, parent: parent.slice(0, 40) });
      above = found;
    }
    const reason = this.#isMisplaced(id, above);
    if (reason) return { ok: false, reason };
    for (const name of path.slice(0, -1)) above = this.#within(above, name) ?? this.#add(above, name, '');
    const name = path.at(-1)!;
    const there = id === '' ? this.#within(above, name) : this.#kinds.has(id) ? id : undefined;
    const own = there ?? this.#add(above, name, id);
    this.#said.add(own);
    const before = this.#kinds.get(own)!;
    const after: WireKind = {
      ...before,
      parentId: above,
      name: { zh: name, en: english || (before.name.zh === name ? before.name.en : name) },
      deadlines: { ...before.deadlines, ...deadlines },
    };
    this.#kinds.set(own, after);
    if (!this.#added.has(own) && !isDeepStrictEqual(after, before)) this.#changed.add(own);
    return ok(null);
  }

  /** A kind cannot be put beneath itself. */
  #isMisplaced(id: string, above: string | null): Reason | null {
    for (let up = above; up !== null; up = this.#kinds.get(up)?.parentId ?? null)
      if (up === id) return { code: 'kind-circle', params: { id } };
    return null;
  }

  #byIdOrName(said: string): string | undefined {
    if (this.#kinds.has(said)) return said;
    const word = plainWord(said);
    const named = this.items().filter(({ name }) =>
      [name.zh, name.en].some((one) => plainWord(one) === word),
    );
    return named.length === 1 ? named[0]!.id : undefined;
  }

  #within(parentId: string | null, name: string): string | undefined {
    const word = plainWord(name);
    return this.items().find((kind) => kind.parentId === parentId && plainWord(kind.name.zh) === word)?.id;
  }

  /** Under its own id, else one that follows from where it lies and what it is called: the same table gives the same ones. */
  #add(parentId: string | null, name: string, id: string): string {
    const said = `${parentId ?? ''}\n${plainWord(name)}`;
    const own = id || `k-${createHash('sha256').update(said).digest('hex').slice(0, 12)}`;
    this.#kinds.set(own, { id: own, parentId, name: { zh: name, en: name }, deadlines: {} });
    this.#added.add(own);
    return own;
  }
}
