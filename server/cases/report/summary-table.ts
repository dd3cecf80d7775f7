import type { CaseSummary, SummaryQuery } from '../../../domain/contract/case.ts';
import { COUNTED } from '../index/tally.ts';
import type { KeyNames } from './key-names.ts';
import type { NamedTable, TableCell } from './tables.ts';

const HEADS = {
  zh: {
    key: '编号',
    name: '名称',
    count: '事件数',
    open: '未办结',
    soon: '即将到期',
    overdue: '已超时',
    ended: '已办结',
    inTime: '按时',
    stopped: '已停止计时',
    before: '上一时段',
    households: '户数',
    per100: '每百户',
    sheet: '统计',
    total: '合计',
  },
  en: {
    key: 'id',
    name: 'name',
    count: 'cases',
    open: 'open',
    soon: 'due soon',
    overdue: 'overdue',
    ended: 'ended',
    inTime: 'in time',
    stopped: 'clock stopped',
    before: 'before',
    households: 'households',
    per100: 'per 100 households',
    sheet: 'Summary',
    total: 'total',
  },
} as const;

/** A summary as a table: its items with their names, and all together in the last line. */
export function summaryTable(summary: CaseSummary, names: KeyNames): NamedTable {
  const heads = HEADS[names.lang];
  const by = summary.by as SummaryQuery['by'];
  const hasBefore = summary.total.before !== undefined;
  const isGrids = by === 'grid';
  const columns = [
    heads.key,
    heads.name,
    ...COUNTED.map((name) => heads[name]),
    ...(hasBefore ? [heads.before] : []),
    ...(isGrids ? [heads.households, heads.per100] : []),
  ];
  const rows: TableCell[][] = summary.items.map((item) => [
    item.key,
    names.of(by, item.key),
    ...COUNTED.map((name) => item[name]),
    ...(hasBefore ? [item.before ?? 0] : []),
    ...(isGrids ? [item.households ?? null, item.per100Households ?? null] : []),
  ]);
  const { total } = summary;
  rows.push([
    '',
    heads.total,
    ...COUNTED.map((name) => total[name]),
    ...(hasBefore ? [total.before ?? 0] : []),
    ...(isGrids ? [null, null] : []),
  ]);
  return { name: heads.sheet, heads: columns, rows };
}
