import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { migrate } from '../../../server/db/migrate.ts';
import { openTestDatabase } from '../harness/database.ts';

const { db, close } = await openTestDatabase();
afterAll(close);

test('the types name the tables and columns that the migrations make', async () => {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.table_name as "table", c.column_name as "column"
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and table_schema = 'public'
      and table_name !~ '^(kysely_|spatial_ref_sys$|touched_plans$)'
    order by 1, c.ordinal_position
  `.execute(db);
  expect(typed()).toEqual(rows.map(({ table, column }) => `${table}.${column}`).sort());
});

test('migrating a database that is up to date does nothing', async () => {
  expect(await migrate(db)).toEqual([]);
});

test('ids compare in the order of JavaScript', async () => {
  const { rows } = await sql<{ wrong: string }>`
    select table_name || '.' || column_name as wrong from information_schema.columns
    where table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C'
      and (column_name = 'id' or column_name ~ '_id$') and table_name !~ '^(kysely_|spatial_ref)'
  `.execute(db);
  expect(rows).toEqual([]);
  const ids = ['a', 'B', 'a-1', 'a1', 'A', 'b', 'a_1', '1', '10', '9', '网格'];
  const { rows: sorted } = await sql<{ id: string }>`
    select id from unnest(${ids}::text[]) as id order by id collate "C"`.execute(db);
  expect(sorted.map(({ id }) => id)).toEqual([...ids].sort());
});

/** `table.column` of every interface in schema.ts and the schema files beside it, by the names in its `Database`. */
function typed(): string[] {
  const text = ['schema.ts', 'case-schema.ts', 'board-schema.ts', 'four-sides-schema.ts']
    .map((file) => readFileSync(new URL(`../../../server/db/${file}`, import.meta.url), 'utf8'))
    .join('\n');
  const bodyOf = (name: string) => new RegExp(`interface ${name} \\{\\n(.*?)\\n\\}`, 's').exec(text)![1]!;
  const fields = (body: string) =>
    [...body.matchAll(/^ {2}(\w+): ?(\w+)?/gm)].map((match) => [match[1]!, match[2]!]);
  return fields(bodyOf('Database'))
    .flatMap(([table, type]) => fields(bodyOf(type!)).map(([column]) => `${table}.${column}`))
    .sort();
}
