import { type Kysely, sql } from 'kysely';

/** What stands in a territory whichever plan divides it: buildings (dated), lines, places. */
export async function up(db: Kysely<unknown>): Promise<void> {
  /* One row a version: the current one has no valid_to. at: point on surface, computed once in the domain. */
  await sql`
    create table buildings (
      version bigint generated always as identity primary key,
      id text collate "C" not null,
      territory_id text collate "C" not null references territories on delete cascade,
      at geometry(Point, 4326) not null,
      households integer not null check (households >= 0),
      persons integer check (persons >= 0),
      name text not null default '',
      use text,
      footprint geometry(MultiPolygon, 4326),
      lattice geometry generated always as (lattice_of(at)) stored,
      valid_from timestamptz not null default now(),
      valid_to timestamptz,
      check (valid_to is null or valid_to >= valid_from)
    )
  `.execute(db);
  await sql`create unique index buildings_current on buildings (territory_id, id) where valid_to is null`.execute(
    db,
  );
  await sql`create index buildings_lattice on buildings using gist (lattice) where valid_to is null`.execute(
    db,
  );

  await sql`
    create table lines (
      id text collate "C" not null,
      territory_id text collate "C" not null references territories on delete cascade,
      kind text not null check (kind in ('road', 'rail', 'water', 'wall')),
      class text not null default '',
      name text not null default '',
      bridge boolean not null default false,
      tunnel boolean not null default false,
      geom geometry(LineString, 4326) not null,
      primary key (territory_id, id)
    )
  `.execute(db);

  await sql`
    create table places (
      id text collate "C" not null,
      territory_id text collate "C" not null references territories on delete cascade,
      kind text not null check (kind in ('camera', 'shop', 'unit')),
      category text not null default '',
      name text not null default '',
      at geometry(Point, 4326) not null,
      direction double precision,
      link text,
      primary key (territory_id, id)
    )
  `.execute(db);
  await sql`create index places_at on places using gist (at)`.execute(db);
}
