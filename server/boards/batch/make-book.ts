import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { BookFacts } from '../../../domain/board/book/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { GroundPart } from '../gather/kept-ground.ts';
import { paperText } from '../ledger/paper-text.ts';
import { bookPath, LOGS, makeBatchFolder } from './batch-files.ts';
import type { BatchHead, BatchOrder, BatchTask, OpenedSheets, SheetMaker, ToldSheet } from './batch-task.ts';
import { type Binding, bindBook } from './bind-book.ts';
import { bindZip } from './bind-zip.ts';
import { DrawnLog } from './drawn-log.ts';
import { RecordLog } from './record-log.ts';

/** What a batch comes to when its book is on the disk. */
export interface MadeBook {
  readonly head: BatchHead;
  /** One for each of the head's sheets. */
  readonly told: readonly ToldSheet[];
  readonly pages: number;
}

/** Gathering takes up to here, drawing up to there, binding the rest. */
const [GATHERED, DRAWN] = [0.02, 0.9];
/** The record of what all sheets have in common; after it the parts that they are made from. */
const HEAD = 0;

type Progress = (share: number, message: string) => void;
/** Asked before each sheet: others may go first. It throws where the batch has been cancelled. */
export type Turn = () => Promise<void>;

/**
 * Makes the book of a batch in its folder. The ground that sheets are made from is first written down, of one moment and once for all of
 * them; then the sheets one by one; at the end the book is put together from what was written. So whoever goes on after a restart comes to the same bytes, whatever has
 * been edited since, and no more than a sheet is in memory. Refuses `plan-gone`, and `boards-empty` where none of the grids is left.
 */
export async function makeBook(
  task: BatchTask,
  maker: SheetMaker,
  progress: Progress,
  turn: Turn = async () => {},
): Promise<Result<MadeBook>> {
  const { folder } = task;
  await makeBatchFolder(folder);
  return withLogs(folder, (logs) => makeFrom(task, maker, logs, progress, turn));
}

async function makeFrom(
  { order, folder }: BatchTask,
  maker: SheetMaker,
  logs: Logs,
  progress: Progress,
  turn: Turn,
): Promise<Result<MadeBook>> {
  const { gathered } = logs;
  let opened: OpenedSheets | null = null;
  if (!gathered.isFinished) {
    // What was drawn of another moment goes too.
    for (const log of [gathered, logs.drawn, logs.told]) await log.clear();
    const done = await gather(order, gathered, maker, progress);
    if (!done.ok) return done;
    opened = done.value;
  }
  const head = await gathered.read<BatchHead>(HEAD);
  if (head.sheets.length === 0) return refuse('boards-empty');
  const drawn = await DrawnLog.of(logs.drawn);
  const made: MadeLogs = { drawn, told: logs.told };
  const left = head.sheets.some(({ place }) => !isMade(made, place));
  opened = left ? (opened ?? (await maker.reopen(order, partsIn(gathered)))) : null;
  const told = await draw(order, head, opened, made, maker, progress, turn);
  const of = head.sheets.length;
  const binding: Binding = {
    facts: bookFacts(order, head, told),
    made: new Date(order.made),
    ruler: maker.ruler,
    sheet: async (i) => {
      await turn();
      return drawn.read(head.sheets[i]!.place);
    },
    bound: (count) => progress(DRAWN + (count / of) * (1 - DRAWN), `binding ${count}/${of}`),
  };
  const part = join(folder, 'book.part');
  const pages = await (order.format === 'pdf' ? bindBook : bindZip)(part, binding);
  await rename(part, bookPath(folder, order.format));
  return ok({ head, told, pages });
}

/** Of a plan that is edited meanwhile every sheet would be of another moment: what was begun and not finished is begun again. */
async function gather(
  order: BatchOrder,
  log: RecordLog,
  maker: SheetMaker,
  progress: Progress,
): Promise<Result<OpenedSheets>> {
  progress(0, 'gathering');
  const opened = await maker.open(order);
  if (!opened.ok) return opened;
  const { head, parts } = opened.value;
  await log.append(HEAD, head);
  let number = HEAD;
  for (const part of parts()) await log.append(++number, part);
  await log.finish();
  return opened;
}

async function* partsIn(log: RecordLog): AsyncGenerator<GroundPart> {
  for (let number = HEAD + 1; log.has(number); number++) yield log.read<GroundPart>(number);
}

interface MadeLogs {
  readonly drawn: DrawnLog;
  readonly told: RecordLog;
}

function isMade({ drawn, told }: MadeLogs, place: number): boolean {
  return told.has(place) && drawn.has(place);
}

/** `opened` is not asked for sheets that are on the disk. */
async function draw(
  order: BatchOrder,
  head: BatchHead,
  opened: OpenedSheets | null,
  logs: MadeLogs,
  maker: SheetMaker,
  progress: Progress,
  turn: Turn,
): Promise<ToldSheet[]> {
  const all: ToldSheet[] = [];
  const of = head.sheets.length;
  for (const [i, { place, grid }] of head.sheets.entries()) {
    if (isMade(logs, place)) all.push(await logs.told.read<ToldSheet>(place));
    else {
      await turn();
      const sheet = opened?.sheet(grid);
      if (!sheet) throw new Error(`grid ${grid} was gathered and is not there`);
      const { drawn, told } = maker.draw(sheet, order);
      await logs.drawn.append(place, drawn);
      await logs.told.append(place, told);
      all.push(told);
    }
    progress(GATHERED + ((i + 1) / of) * (DRAWN - GATHERED), `drawing ${i + 1}/${of}`);
  }
  return all;
}

function bookFacts(order: BatchOrder, head: BatchHead, told: readonly ToldSheet[]): BookFacts {
  return {
    lang: order.lang,
    office: head.office,
    territory: head.territory,
    plan: head.plan,
    date: head.date,
    paper: paperText(order.template.paper),
    copies: order.copies,
    sheets: head.sheets.map((sheet, i) => ({ ...sheet, pages: told[i]!.pages })),
    territoryOutline: head.outline,
  };
}

/** The three files that a batch writes while it is being made. */
interface Logs {
  readonly gathered: RecordLog;
  readonly drawn: RecordLog;
  readonly told: RecordLog;
}

async function withLogs<T>(folder: string, use: (logs: Logs) => Promise<T>): Promise<T> {
  const open: RecordLog[] = [];
  try {
    for (const name of LOGS) open.push(await RecordLog.open(join(folder, name)));
    const [gathered, drawn, told] = open as [RecordLog, RecordLog, RecordLog];
    return await use({ gathered, drawn, told });
  } finally {
    for (const log of open) await log.close();
  }
}
