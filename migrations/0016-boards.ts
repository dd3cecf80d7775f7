import { type Kysely, sql } from 'kysely';

/**
 * The notice board: how an office wants its sheets, what was printed and where it hangs. A grid keeps its id through edits and
 * from plan to plan, so a print and a hanging place belong to a territory and a grid; the plan and the revision of a
 * print say what it was made from, also when that plan is long gone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table board_templates (
      id text collate "C" primary key,
      content jsonb not null,
      author text not null,
      at timestamptz not null default clock_timestamp()
    )
  `.execute(db);
  // At most one row; what it leaves out is the product's.
  await sql`
    create table board_settings (
      one boolean primary key default true check (one),
      settings jsonb not null default '{}'
    )
  `.execute(db);
  /*
   * One row a sheet of a print run. The digests say what the sheet was made from, part by part: a board is wrong as soon as
   * one of them is another. content: what it said in words, so that the reason can name what was and what is.
   */
  await sql`
    create table board_prints (
      id text collate "C" primary key,
      territory_id text collate "C" not null references territories on delete cascade,
      plan_id text collate "C" not null,
      revision integer not null,
      grid_id text collate "C" not null,
      job_id text collate "C",
      template_id text collate "C" not null,
      paper text not null,
      lang text not null check (lang in ('zh', 'en')),
      copies integer not null default 1 check (copies > 0),
      at timestamptz not null default clock_timestamp(),
      author text not null,
      border_digest text not null,
      team_digest text not null,
      text_digest text not null,
      neighbours_digest text not null,
      overview_digest text not null,
      content jsonb not null default '{}'
    )
  `.execute(db);
  await sql`create index board_prints_grid on board_prints (territory_id, grid_id, at)`.execute(db);
  await sql`create index board_prints_job on board_prints (job_id) where job_id is not null`.execute(db);
  /* print_id: the sheet that hangs there; null: nothing of ours yet. A place that is given up keeps its row. */
  await sql`
    create table board_places (
      id text collate "C" primary key,
      territory_id text collate "C" not null references territories on delete cascade,
      grid_id text collate "C" not null,
      name text not null,
      note text not null default '',
      at geometry(Point, 4326),
      print_id text collate "C" references board_prints on delete set null,
      hung_at timestamptz,
      author text not null,
      created_at timestamptz not null default clock_timestamp(),
      removed_at timestamptz
    )
  `.execute(db);
  await sql`
    create index board_places_grid on board_places (territory_id, grid_id) where removed_at is null
  `.execute(db);
}
