import { sql } from 'kysely';
import {
  SHEET_PARTS,
  type SheetDigests,
  type SheetView,
  type ShownImprint,
  type ShownSheet,
} from '../../../domain/board/ledger/types.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Db, Tx } from '../../db/transaction.ts';
import { storableJson } from '../../json-text.ts';

/** What is kept of a sheet in words. */
export interface PrintContent {
  readonly shown: ShownSheet;
  /** Whether its plan was in force: the sheet of a draft is looked at, and hangs nowhere. */
  readonly inForce: boolean;
}

export interface PrintRow {
  readonly id: string;
  readonly territory_id: string;
  readonly plan_id: string;
  readonly revision: number;
  readonly grid_id: GridId;
  readonly job_id: string | null;
  readonly template_id: string;
  readonly paper: string;
  readonly lang: 'zh' | 'en';
  readonly copies: number;
  readonly at: Date;
  readonly author: string;
  /** Whether its plan was in force: any other sheet says that it must not be hung. */
  readonly in_force: boolean;
}

export interface NewPrintRow extends Omit<PrintRow, 'at' | 'in_force'> {
  readonly border_digest: string;
  readonly team_digest: string;
  readonly text_digest: string;
  readonly neighbours_digest: string;
  readonly overview_digest: string;
  readonly content: PrintContent;
}

const COLUMNS = [
  'id',
  'territory_id',
  'plan_id',
  'revision',
  'grid_id',
  'job_id',
  'template_id',
  'paper',
  'lang',
  'copies',
  'at',
  'author',
  'in_force',
] as const;

export async function insertPrints(tx: Tx, rows: readonly NewPrintRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('board_prints')
    .values(rows.map((row) => ({ ...row, content: storableJson(row.content) })))
    .execute();
}

export function findPrint(db: Db | Tx, id: string): Promise<PrintRow | undefined> {
  return db.selectFrom('board_prints').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** The prints of a grid, newest first. */
export function printsOfGrid(
  db: Db,
  territory: string,
  grid: GridId,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<PrintRow[]> {
  let query = db
    .selectFrom('board_prints')
    .select(COLUMNS)
    .where('territory_id', '=', territory)
    .where('grid_id', '=', grid)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.after !== undefined) {
    const { after } = page;
    query = query.where((eb) =>
      eb(
        eb.refTuple('at', 'id'),
        '<',
        eb
          .selectFrom('board_prints as last')
          .where('last.id', '=', after)
          .select(['last.at', 'last.id'])
          .$asTuple('at', 'id'),
      ),
    );
  }
  return query.execute();
}

/** The newest print of each of some grids: of those that were made for a wall, from a plan in force; where there is none, of all. */
export function newestPrints(db: Db | Tx, territory: string, grids: readonly GridId[]): Promise<PrintRow[]> {
  return db
    .selectFrom('board_prints')
    .distinctOn('grid_id')
    .select(COLUMNS)
    .where('territory_id', '=', territory)
    .where('grid_id', '=', sql<string>`any(${grids}::text[])`)
    .orderBy('grid_id')
    .orderBy('in_force', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** What a batch has printed, by grid. */
export function printsOfJob(
  db: Db | Tx,
  job: string,
): Promise<Pick<PrintRow, 'id' | 'grid_id' | 'territory_id' | 'in_force'>[]> {
  return db
    .selectFrom('board_prints')
    .distinctOn(['territory_id', 'grid_id'])
    .select(['id', 'grid_id', 'territory_id', 'in_force'])
    .where('job_id', '=', job)
    .orderBy('territory_id')
    .orderBy('grid_id')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** A print that hangs somewhere. */
export interface HangingRow extends PrintRow {
  /** Hanging places that show it; 0: where it hangs is not known. */
  readonly places: number;
}

/**
 * What hangs on the walls of a territory: the sheet of every hanging place, and of grids for which no place is known the newest that was
 * printed from a plan in force, unless it has been taken down.
 */
export function hangingPrints(db: Db | Tx, territory: string): Promise<HangingRow[]> {
  return db
    .with('hung', (with_) =>
      with_
        .selectFrom('board_places')
        .select(['print_id', sql<number>`count(*)::integer`.as('places')])
        .where('territory_id', '=', territory)
        .where('removed_at', 'is', null)
        .where('print_id', 'is not', null)
        .groupBy('print_id'),
    )
    .with('loose', (with_) =>
      with_
        .selectFrom('board_prints as p')
        .distinctOn('p.grid_id')
        .select(['p.id as print_id', sql<number>`0`.as('places')])
        .where('p.territory_id', '=', territory)
        .where('p.in_force', '=', true)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('board_places as q')
                .select('q.id')
                .whereRef('q.territory_id', '=', 'p.territory_id')
                .whereRef('q.grid_id', '=', 'p.grid_id')
                .where('q.removed_at', 'is', null),
            ),
          ),
        )
        .orderBy('p.grid_id')
        .orderBy('p.at', 'desc')
        .orderBy('p.id', 'desc'),
    )
    .selectFrom((eb) =>
      eb.selectFrom('hung').selectAll().unionAll(eb.selectFrom('loose').selectAll()).as('hanging'),
    )
    .innerJoin('board_prints', 'board_prints.id', 'hanging.print_id')
    .select(COLUMNS.map((column) => `board_prints.${column}` as const))
    .select('hanging.places')
    .where((eb) => eb.or([eb('hanging.places', '>', 0), eb('board_prints.taken_down_at', 'is', null)]))
    .orderBy('board_prints.grid_id')
    .orderBy('board_prints.at', 'desc')
    .execute();
}

/** What a print is judged by. */
export interface JudgedRow {
  readonly id: string;
  readonly grid_id: GridId;
  readonly template: string;
  readonly view: SheetView;
  /** Null of sheets of before it was kept. */
  readonly imprint: ShownImprint | null;
  readonly digests: SheetDigests;
  /** Its plan was not in force. */
  readonly draft: boolean;
}

export async function printsToJudge(db: Db | Tx, prints: readonly string[]): Promise<JudgedRow[]> {
  if (prints.length === 0) return [];
  const rows = await db
    .selectFrom('board_prints')
    .select(['id', 'grid_id', 'template_id', 'in_force'])
    .select(SHEET_PARTS.map((part) => `${part}_digest` as const))
    .select(sql<SheetView>`content #> '{shown,view}'`.as('view'))
    .select(sql<ShownImprint | null>`content #> '{shown,imprint}'`.as('imprint'))
    .where('id', '=', sql<string>`any(${prints}::text[])`)
    .execute();
  return rows.map(({ id, grid_id, template_id, view, imprint, in_force, ...row }) => ({
    id,
    grid_id,
    template: template_id,
    view,
    imprint,
    draft: !in_force,
    digests: {
      border: row.border_digest,
      team: row.team_digest,
      text: row.text_digest,
      neighbours: row.neighbours_digest,
      overview: row.overview_digest,
    },
  }));
}

/** What some prints said and drew. */
export async function shownOf(db: Db | Tx, prints: readonly string[]): Promise<Map<string, ShownSheet>> {
  if (prints.length === 0) return new Map();
  const rows = await db
    .selectFrom('board_prints')
    .select(['id', sql<ShownSheet>`content -> 'shown'`.as('shown')])
    .where('id', '=', sql<string>`any(${prints}::text[])`)
    .execute();
  return new Map(rows.map(({ id, shown }) => [id, shown]));
}

/** The name and the code that some prints had for their grids. */
export async function namesOnPrints(
  db: Db | Tx,
  prints: readonly string[],
): Promise<Map<string, { readonly name: string; readonly code: string | null }>> {
  if (prints.length === 0) return new Map();
  const rows = await db
    .selectFrom('board_prints')
    .select('id')
    .select(sql<string | null>`content #>> '{shown,words,name}'`.as('name'))
    .select(sql<string | null>`content #>> '{shown,words,code}'`.as('code'))
    .where('id', '=', sql<string>`any(${prints}::text[])`)
    .execute();
  return new Map(rows.map(({ id, name, code }) => [id, { name: name ?? '', code: code || null }]));
}

/** Boards that have come off the wall; gives the territories that they hung in. */
export async function takePrintsDown(tx: Tx, prints: readonly string[]): Promise<string[]> {
  const rows = await tx
    .updateTable('board_prints')
    .set({ taken_down_at: sql<Date>`now()` })
    .where('id', '=', sql<string>`any(${prints}::text[])`)
    .returning('territory_id')
    .execute();
  return [...new Set(rows.map(({ territory_id }) => territory_id))];
}

/** Once the last place of a grid has gone, what was printed of it so far hangs nowhere. */
export async function takeDownWithoutPlace(tx: Tx, territory: string, grid: GridId): Promise<void> {
  await tx
    .updateTable('board_prints')
    .set({ taken_down_at: sql<Date>`now()` })
    .where('territory_id', '=', territory)
    .where('grid_id', '=', grid)
    .where('taken_down_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('board_places')
            .select('id')
            .where('territory_id', '=', territory)
            .where('grid_id', '=', grid)
            .where('removed_at', 'is', null),
        ),
      ),
    )
    .execute();
}

/** The territories of which anything has been printed. */
export async function printedTerritories(db: Db | Tx): Promise<string[]> {
  const rows = await db.selectFrom('board_prints').select('territory_id').distinct().execute();
  return rows.map(({ territory_id }) => territory_id);
}
