import { sql } from 'kysely';
import type { BoardSettings } from '../../../domain/contract/board.ts';
import type { Db, Tx } from '../../db/transaction.ts';
import { storableJson } from '../../json-text.ts';

/** What the office has set, of which any part may be missing. */
export async function selectSettings(db: Db | Tx): Promise<Partial<BoardSettings>> {
  const row = await db.selectFrom('board_settings').select('settings').executeTakeFirst();
  return row?.settings ?? {};
}

export async function putSettings(tx: Tx, settings: BoardSettings): Promise<void> {
  const json = storableJson(settings);
  await tx
    .insertInto('board_settings')
    .values({ settings: json })
    .onConflict((on) => on.column('one').doUpdateSet({ settings: json }))
    .execute();
}

/** Another text as soon as the settings, a template or a text written by hand are not as they were. */
export async function boardsStamp(db: Db | Tx): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ',
      (select concat(count(*), ':', sum(xmin::text::numeric)) from board_settings),
      (select concat(count(*), ':', sum(xmin::text::numeric)) from board_templates),
      (select concat(count(*), ':', sum(xmin::text::numeric)) from grid_four_sides)) as stamp
  `.execute(db);
  return rows[0]!.stamp;
}
