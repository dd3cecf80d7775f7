import { type Kysely, sql } from 'kysely';

/**
 * Territories, the plans that divide them, and the plans' grids. Ids compare in `C` order, so that "the lowest id"
 * is the same grid in SQL and in JavaScript. `lattice`, `edge_sum` and `sound` follow from the geometry beside
 * them, always.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table territories (
      id text collate "C" primary key,
      name text not null,
      geom geometry(MultiPolygon, 4326) not null,
      edge_sum numeric generated always as (edge_sum_of(geom)) stored,
      sound boolean generated always as (is_sound(geom)) stored,
      created_at timestamptz not null default now()
    )
  `.execute(db);

  /*
   * ground: the plan's own copy of the territory, with the vertices that its cuts have put on the edge; the
   * territory itself stays as it was surveyed, and is what those vertices are rounded from.
   * levels: [{id, tiles}] of the profile under which the plan was made, top first.
   */
  await sql`
    create table plans (
      id text collate "C" primary key,
      territory_id text collate "C" not null references territories,
      name text not null,
      status text not null default 'draft' check (status in ('draft', 'in-review', 'in-force', 'retired')),
      revision integer not null default 0 check (revision >= 0),
      based_on text collate "C" references plans,
      levels jsonb not null check (jsonb_typeof(levels) = 'array'),
      ground geometry(MultiPolygon, 4326) not null,
      edge_sum numeric generated always as (edge_sum_of(ground)) stored,
      sound boolean generated always as (is_sound(ground)) stored,
      note text not null default '',
      created_at timestamptz not null default now(),
      submitted_at timestamptz,
      in_force_at timestamptz,
      retired_at timestamptz
    )
  `.execute(db);
  await sql`create unique index plans_one_in_force on plans (territory_id) where status = 'in-force'`.execute(
    db,
  );

  /*
   * geom: a leaf's polygon, the stored truth. outline: what the service derives for the grids above.
   * shape: the own geometry of a grid whose level does not tile. households, persons: derived, for reading.
   */
  await sql`
    create table grids (
      plan_id text collate "C" not null references plans on delete cascade,
      id text collate "C" not null,
      parent_id text collate "C",
      level text not null,
      leaf boolean not null,
      unassigned boolean not null default false,
      code text collate "C",
      name text not null default '',
      type text,
      risk text,
      target integer check (target > 0),
      locked boolean not null default false,
      note text not null default '',
      tags text[] not null default '{}',
      team jsonb not null default '{"members": [], "services": []}',
      declared jsonb,
      origin text[] collate "C" not null default '{}',
      households integer,
      persons integer,
      geom geometry(Polygon, 4326),
      outline geometry(MultiPolygon, 4326),
      shape geometry(Geometry, 4326),
      lattice geometry generated always as (lattice_of(geom)) stored,
      edge_sum numeric generated always as (edge_sum_of(geom)) stored,
      sound boolean generated always as (is_sound(geom)) stored,
      primary key (plan_id, id),
      constraint grids_parent foreign key (plan_id, parent_id) references grids deferrable initially deferred,
      constraint grids_leaf_has_polygon check (leaf = (geom is not null)),
      constraint grids_one_geometry check (num_nonnulls(geom, outline, shape) <= 1)
    )
  `.execute(db);
  await sql`create index grids_parent on grids (plan_id, parent_id)`.execute(db);
  await sql`create index grids_lattice on grids using gist (lattice) where leaf`.execute(db);
  await sql`create unique index grids_one_code on grids (plan_id, code) where code is not null`.execute(db);

  await sql`
    create table codes (
      territory_id text collate "C" not null references territories on delete cascade,
      code text collate "C" not null,
      grid_id text collate "C" not null,
      born_at timestamptz not null default now(),
      retired_at timestamptz,
      primary key (territory_id, code)
    )
  `.execute(db);

  await sql`
    create table edits (
      id text collate "C" primary key,
      plan_id text collate "C" not null references plans on delete cascade,
      revision integer not null,
      author text collate "C" not null,
      at timestamptz not null default now(),
      kind text not null,
      edit jsonb not null,
      diff jsonb not null,
      note text not null default '',
      reverts text[] collate "C" not null default '{}',
      unique (plan_id, revision)
    )
  `.execute(db);
}
