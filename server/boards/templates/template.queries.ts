import { sql } from 'kysely';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import type { Db, Tx } from '../../db/transaction.ts';
import { storableJson } from '../../json-text.ts';

export interface StoredTemplate {
  readonly content: BoardTemplate;
  readonly author: string;
  readonly at: Date;
}

export function selectTemplates(db: Db | Tx): Promise<StoredTemplate[]> {
  return db.selectFrom('board_templates').select(['content', 'author', 'at']).orderBy('id').execute();
}

export function selectTemplate(db: Db | Tx, id: string): Promise<StoredTemplate | undefined> {
  return db
    .selectFrom('board_templates')
    .select(['content', 'author', 'at'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** What all templates have written on sheets, without their logos. */
export function selectTemplateLines(
  db: Db | Tx,
): Promise<(Pick<BoardTemplate, 'heading' | 'footing'> & { readonly id: string })[]> {
  return db
    .selectFrom('board_templates')
    .select([
      'id',
      sql<BoardTemplate['heading']>`content -> 'heading'`.as('heading'),
      sql<BoardTemplate['footing']>`content -> 'footing'`.as('footing'),
    ])
    .execute();
}

/** Whoever puts a template in its place does so after whoever does now. */
export async function lockTemplates(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('tessera-board-templates'))`.execute(tx);
}

export async function countTemplates(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('board_templates')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

export async function upsertTemplate(tx: Tx, template: BoardTemplate, author: string): Promise<Date> {
  const row = { content: storableJson(template), author, at: new Date() };
  await tx
    .insertInto('board_templates')
    .values({ id: template.id, ...row })
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute();
  return row.at;
}

export async function deleteTemplate(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('board_templates').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
