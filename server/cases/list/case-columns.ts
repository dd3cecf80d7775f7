import { urgencyOf } from '../../../domain/case/urgency.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { hexToPoint } from '../../db/wkb.ts';
import type { CaseRow } from '../case.queries.ts';
import { standingOf } from '../life/standing.ts';
import type { CaseWords } from './case-words.ts';

/** A cell of a table of cases; a `Date` is an instant. */
export type CaseCell = string | number | Date | null;

/** One column: both headings are among those by which an import knows it, where it takes it. */
export interface CaseColumn {
  readonly en: string;
  readonly zh: string;
  of(row: CaseRow, words: CaseWords, now: number): CaseCell;
}

const column = (en: string, zh: string, of: CaseColumn['of']): CaseColumn => ({ en, zh, of });
const place = (row: CaseRow, axis: 0 | 1) => (row.at === null ? null : toDegrees(hexToPoint(row.at))[axis]);

/** What a table of cases has, in the words of the office. */
export const CASE_COLUMNS: readonly CaseColumn[] = [
  column('externalId', '事件编号', (row) => row.external_id),
  column('source', '来源', (row) => row.source),
  column('occurredAt', '发生时间', (row) => row.occurred_at),
  column('received', '接收时间', (row) => row.created_at),
  column('kind', '事件类型', (row, words) => words.kind(row.kind_id)),
  column('kindSaid', '原报类型', (row) => row.kind),
  column('severity', '事件等级', (row, words) => words.severity(row.severity_id)),
  column('title', '标题', (row) => row.title),
  column('note', '备注', (row) => row.note),
  column('state', '状态', (row, words) => words.state(row.state)),
  column('step', '当前环节', (row, words) => words.step(row.step)),
  column('receivers', '承办方', (row, words) => words.receivers(row)),
  column('gridName', '所在网格', (row, words) => words.grid(row)?.name ?? null),
  column('gridCode', '网格编码', (row, words) => words.grid(row)?.code ?? null),
  column('lng', '经度', (row) => place(row, 0)),
  column('lat', '纬度', (row) => place(row, 1)),
  column('position', '定位情况', (row, words) => words.position(row.position)),
  column('dueAt', '办理时限', (row) => row.due_at),
  column('overdue', '是否超时', (row, words, now) =>
    words.yes(urgencyOf(standingOf(row), now) === 'overdue' || endedLate(row)),
  ),
  column('suspended', '是否挂账', (row, words) => words.yes(row.suspended_at !== null)),
  column('clockStopped', '停止计时时间', (row) => row.stopped_at),
  column('endedAt', '办理结束时间', (row) => row.ended_at),
  column('satisfaction', '满意度', (row) => row.satisfaction),
  column('repeatOf', '重复事件', (row) => row.repeat_of),
  column('simulated', '是否模拟', (row, words) => words.yes(row.simulated)),
  column('id', '系统编号', (row) => row.id),
];

/** Its clock had stopped only after the deadline. */
function endedLate({ due_at, stopped_at, ended_at }: CaseRow): boolean {
  const end = stopped_at ?? ended_at;
  return due_at !== null && end !== null && end > due_at;
}
