import { type Kysely, sql } from 'kysely';

/**
 * What happens to a case. Its row is how it stands now; `case_history` is everything that was ever done to it, append
 * only. Kinds are a tree (class → item → kind; `other` needs no row); departments, days off and settings are the office's own; alarms are
 * raised once and acknowledged by name. Photos lie in files: here is what they are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cases
      alter column at drop not null,
      add column kind_id text collate "C" not null default 'other',
      add column severity_id text collate "C" not null default '',
      add column note text not null default '',
      add column step text collate "C",
      add column history integer not null default 0,
      add column to_ids text[] not null default '{}',
      add column clock_from timestamptz,
      add column due_at timestamptz,
      add column soon_at timestamptz,
      add column stopped_at timestamptz,
      add column suspended_at timestamptz,
      add column ended_at timestamptz,
      add column asked jsonb,
      add column repeat_of text collate "C" references cases (id),
      add column likely_of text collate "C" references cases (id),
      add column satisfaction smallint check (satisfaction between 1 and 5),
      add column position text not null default 'located'
        check (position in ('located', 'outside', 'bad', 'placed')),
      add column said_at jsonb,
      add column simulated boolean not null default false,
      add column changed_seq bigint not null default 0,
      add column ord bigint generated always as identity
  `.execute(db);
  await sql`update cases set position = 'outside' where grid_id is null`.execute(db);
  await sql`create index cases_newest on cases (territory_id, occurred_at desc, id desc)`.execute(db);
  await sql`create index cases_tray on cases (territory_id, occurred_at) where position in ('outside', 'bad')`.execute(
    db,
  );
  await sql`create index cases_due on cases (territory_id, due_at) where stopped_at is null and ended_at is null`.execute(
    db,
  );
  await sql`create index cases_changed on cases (changed_seq)`.execute(db);
  await sql`create unique index cases_ord on cases (ord)`.execute(db);
  // What lies near in place and time, however many cases have piled up there over the years: cells of about 100 m.
  await sql`
    create index cases_near on cases (floor(ST_X(at) * 1000), floor(ST_Y(at) * 1000), occurred_at)
  `.execute(db);
  await sql`create index cases_repeats on cases (repeat_of) where repeat_of is not null`.execute(db);

  await sql`
    create table case_history (
      case_id text collate "C" not null references cases on delete cascade,
      n integer not null,
      at timestamptz not null default clock_timestamp(),
      actor text not null,
      kind text not null,
      entry jsonb not null,
      primary key (case_id, n)
    )
  `.execute(db);
  await sql`
    create function case_history_stands() returns trigger language plpgsql as $$
    begin
      raise exception 'the history of a case is append only' using errcode = 'restrict_violation';
    end $$
  `.execute(db);
  await sql`
    create trigger case_history_append_only before update on case_history
      for each statement execute function case_history_stands()
  `.execute(db);
  // A row goes with its case and in no other way.
  await sql`
    create function case_history_goes_with_case() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from cases where id = old.case_id) then
        raise exception 'the history of a case is append only' using errcode = 'restrict_violation';
      end if;
      return old;
    end $$
  `.execute(db);
  await sql`
    create trigger case_history_kept before delete on case_history
      for each row execute function case_history_goes_with_case()
  `.execute(db);

  await sql`
    create table case_kinds (
      id text collate "C" primary key,
      parent_id text collate "C" references case_kinds (id),
      name_zh text not null,
      name_en text not null,
      place integer not null default 0,
      deadlines jsonb not null default '{}',
      active boolean not null default true
    )
  `.execute(db);
  await sql`
    create table departments (
      id text collate "C" primary key,
      name_zh text not null,
      name_en text not null,
      phone text not null default '',
      place integer not null default 0,
      active boolean not null default true
    )
  `.execute(db);
  // Only days that are not what their weekday says: a holiday, or a weekend that is worked.
  await sql`
    create table calendar_days (
      day date primary key,
      working boolean not null,
      name text not null default ''
    )
  `.execute(db);
  // At most one row: thresholds of alarms, deadlines where a kind says none, how near a repeat is.
  await sql`
    create table case_settings (
      one boolean primary key default true check (one),
      settings jsonb not null default '{}'
    )
  `.execute(db);
  await sql`
    create table case_alarms (
      id text collate "C" primary key,
      territory_id text collate "C" not null references territories on delete cascade,
      kind text not null check (kind in ('grid-over', 'severe')),
      grid_id text collate "C",
      case_id text collate "C" references cases on delete cascade,
      hour timestamptz,
      count integer,
      raised_at timestamptz not null default clock_timestamp(),
      acknowledged_by text,
      acknowledged_at timestamptz,
      constraint case_alarms_once unique nulls not distinct (kind, grid_id, case_id, hour)
    )
  `.execute(db);
  await sql`create index case_alarms_open on case_alarms (raised_at) where acknowledged_at is null`.execute(
    db,
  );
  await sql`
    create table case_photos (
      id text collate "C" primary key,
      case_id text collate "C" not null references cases on delete cascade,
      type text not null check (type in ('image/jpeg', 'image/png', 'image/webp')),
      bytes integer not null,
      width integer not null,
      height integer not null,
      actor text not null,
      at timestamptz not null default clock_timestamp()
    )
  `.execute(db);
  await sql`create index case_photos_case on case_photos (case_id, at)`.execute(db);
  // What a feed's positions are given in: stated with its key.
  await sql`
    alter table keys add column datum text not null default 'wgs84'
      check (datum in ('wgs84', 'gcj02', 'bd09'))
  `.execute(db);
  await sql`alter table places add column range_m double precision check (range_m > 0)`.execute(db);
}
