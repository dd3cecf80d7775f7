import { stat } from 'node:fs/promises';
import type { BoardsMade } from '../../../domain/contract/board.ts';
import { ok, refuse } from '../../../domain/result.ts';
import { type Db, inTransaction } from '../../db/transaction.ts';
import { Cancelled, doneWithin, type Outcome } from '../../jobs/jobs.service.ts';
import { paperText } from '../ledger/paper-text.ts';
import { type PrintedSheet, recordPrints } from '../ledger/record-prints.ts';
import { tellBoards } from '../ledger/tell-boards.ts';
import { bookPath, dropLogs, KEPT_DAYS } from './batch-files.ts';
import type { BatchTask, SheetMaker, ToldSheet } from './batch-task.ts';
import { bookName } from './book-name.ts';
import { withinDisk } from './disk-full.ts';
import { type MadeBook, makeBook, type Turn } from './make-book.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Makes the book of a batch, and enters its sheets in the ledger: that they are entered and that the job is done are one transaction.
 * Refuses `disk-full`, `plan-gone`, `boards-empty`, and `job-state` where it was cancelled in the last moment.
 */
export async function runBatch(
  db: Db,
  task: BatchTask,
  maker: SheetMaker,
  progress: (share: number, message: string) => void,
  turn: Turn = async () => {},
): Promise<Outcome> {
  const made = await withinDisk(() => makeBook(task, maker, progress, turn));
  if (!made.ok) return made;
  const result = await resultOf(task, made.value);
  try {
    await inTransaction(db, async (tx) => {
      await recordPrints(tx, runOf(task, made.value), sheetsOf(made.value));
      await tellBoards(tx, made.value.head.territoryId);
      await doneWithin(tx, task.job, result);
    });
  } catch (error) {
    if (error instanceof Cancelled) return refuse('job-state', { state: 'cancelled' });
    throw error;
  }
  await dropLogs(task.folder);
  return ok(result);
}

async function resultOf({ order, folder }: BatchTask, { head, told, pages }: MadeBook): Promise<BoardsMade> {
  const { size } = await stat(bookPath(folder, order.format));
  return {
    plan: order.plan,
    revision: head.plan.revision,
    sheets: told.length,
    skipped: order.grids.length - told.length,
    pages,
    name: bookName(
      head.plan.name,
      told.length,
      paperText(order.template.paper),
      order.lang,
      head.date,
      order.format,
    ),
    format: order.format,
    bytes: size,
    until: new Date(Date.now() + KEPT_DAYS * DAY_MS).toISOString(),
    notices: countNotices(told),
  };
}

/** How many sheets have a notice of each kind, the most frequent first. */
function countNotices(told: readonly ToldSheet[]): BoardsMade['notices'] {
  const counts = new Map<string, number>();
  for (const { notices } of told)
    for (const code of new Set(notices.map((notice) => notice.code)))
      counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, sheets]) => ({ code, sheets })).sort((a, b) => b.sheets - a.sheets);
}

function runOf({ job, order }: BatchTask, { head }: MadeBook) {
  return {
    territory: head.territoryId,
    plan: order.plan,
    revision: head.plan.revision,
    inForce: head.inForce,
    job,
    template: order.template.id,
    paper: paperText(order.template.paper),
    lang: order.lang,
    copies: order.copies,
    author: order.author,
  };
}

function sheetsOf({ head, told }: MadeBook): PrintedSheet[] {
  return told.map(({ shown, digests }, i) => ({ grid: head.sheets[i]!.grid, shown, digests }));
}
