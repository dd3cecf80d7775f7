import { type Kysely, sql } from 'kysely';

/**
 * The last line of defence, at commit, against whatever touched a plan: a wrong client, a wrong server, a
 * hand-typed UPDATE. Statements leave one mark per plan that they touch; the mark's deferred trigger checks that
 * plan once, however many rows changed, so an import of n grids costs n and not n².
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  /* Always empty outside a transaction: the check takes its own mark away. */
  await sql`
    create unlogged table touched_plans (
      plan_id text collate "C" not null,
      tx xid8 not null default pg_current_xact_id(),
      ground_too boolean not null,
      primary key (plan_id, tx, ground_too)
    )
  `.execute(db);

  await sql`
    create function touch_by_grids() returns trigger language plpgsql as $$
    begin
      if tg_op = 'TRUNCATE' then
        insert into touched_plans (plan_id, ground_too) select id, false from plans on conflict do nothing;
      elsif tg_op = 'INSERT' then
        insert into touched_plans (plan_id, ground_too) select distinct plan_id, false from new_rows on conflict do nothing;
      elsif tg_op = 'DELETE' then
        insert into touched_plans (plan_id, ground_too) select distinct plan_id, false from old_rows on conflict do nothing;
      else
        insert into touched_plans (plan_id, ground_too)
        select plan_id, false from new_rows union select plan_id, false from old_rows on conflict do nothing;
      end if;
      return null;
    end $$
  `.execute(db);
  await sql`create trigger grids_inserted after insert on grids referencing new table as new_rows for each statement execute function touch_by_grids()`.execute(
    db,
  );
  await sql`create trigger grids_deleted after delete on grids referencing old table as old_rows for each statement execute function touch_by_grids()`.execute(
    db,
  );
  await sql`create trigger grids_updated after update on grids referencing old table as old_rows new table as new_rows for each statement execute function touch_by_grids()`.execute(
    db,
  );
  await sql`create trigger grids_truncated after truncate on grids for each statement execute function touch_by_grids()`.execute(
    db,
  );

  /* A plan's name, status and revision change with every edit and say nothing about its ground. */
  await sql`
    create function touch_by_plan() returns trigger language plpgsql as $$
    begin
      insert into touched_plans (plan_id, ground_too) values (new.id, true) on conflict do nothing;
      return null;
    end $$
  `.execute(db);
  await sql`create trigger plans_inserted after insert on plans for each row execute function touch_by_plan()`.execute(
    db,
  );
  await sql`
    create trigger plans_updated after update on plans for each row
    when (old.ground is distinct from new.ground or old.levels is distinct from new.levels
          or old.territory_id is distinct from new.territory_id or old.id is distinct from new.id)
    execute function touch_by_plan()
  `.execute(db);

  await sql`
    create function touch_by_territory() returns trigger language plpgsql as $$
    begin
      insert into touched_plans (plan_id, ground_too)
      select id, true from plans where territory_id = new.id on conflict do nothing;
      return null;
    end $$
  `.execute(db);
  await sql`
    create trigger territories_updated after update on territories for each row
    when (old.geom is distinct from new.geom) execute function touch_by_territory()
  `.execute(db);
  await sql`alter table territories add constraint territories_sound check (sound)`.execute(db);

  await sql`
    create function refuse_plan(rule text, plan text, what text) returns void language plpgsql as $$
    begin
      raise exception 'plan % is not a division: %', plan, what
        using errcode = 'check_violation', constraint = rule, table = 'grids';
    end $$
  `.execute(db);

  await createCheckGround(db);
  await createCheckPlan(db);

  await sql`
    create function check_touched_plan() returns trigger language plpgsql as $$
    begin
      delete from touched_plans where plan_id = new.plan_id and tx = new.tx and ground_too = new.ground_too;
      perform check_plan(new.plan_id, new.ground_too);
      return null;
    end $$
  `.execute(db);
  await sql`
    create constraint trigger touched_plans_checked after insert on touched_plans
    deferrable initially deferred for each row execute function check_touched_plan()
  `.execute(db);
}

/**
 * The plan's ground is its territory with vertices added on the edge: every corner of the territory is still
 * there, and an added one lies within 2 units (about 2 cm) of the edge as it was surveyed.
 */
async function createCheckGround(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function check_ground(plan text) returns void language plpgsql as $$
    declare
      surveyed geometry;
      ground geometry;
      ground_is_sound boolean;
    begin
      select lattice_of(t.geom), lattice_of(p.ground), p.sound into surveyed, ground, ground_is_sound
      from plans p join territories t on t.id = p.territory_id where p.id = plan;
      if ground_is_sound is not true then
        perform refuse_plan('ground_sound', plan, 'its ground is not a valid polygon');
      end if;
      if exists (
        select (corner).geom from (select ST_DumpPoints(surveyed) as corner) s
        except
        select (corner).geom from (select ST_DumpPoints(ground) as corner) g
      ) then
        perform refuse_plan('ground_of_territory', plan, 'its ground lacks a corner of the territory');
      end if;
      if exists (
        select 1 from (
          select (corner).geom as added from (select ST_DumpPoints(ground) as corner) g
          except
          select (corner).geom from (select ST_DumpPoints(surveyed) as corner) s
        ) e where not ST_DWithin(added, ST_Boundary(surveyed), 2)
      ) then
        perform refuse_plan('ground_of_territory', plan, 'its ground leaves the edge of the territory');
      end if;
    end $$
  `.execute(db);
}

/**
 * One pass over the plan's grids: leaves are sound, and their edges add up to those of the ground (with that, no
 * gap, no overlap, nothing outside, up to a collision of 64-bit hashes); the tree of levels holds. The plan's row
 * is locked first, so that two transactions which are each sound do not make an unsound plan together.
 */
async function createCheckPlan(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function check_plan(plan text, ground_too boolean) returns void language plpgsql as $$
    declare
      ground_sum numeric;
      plan_levels jsonb;
      leaves numeric;
      unsound text;
      roots integer;
    begin
      select edge_sum, levels into ground_sum, plan_levels from plans where id = plan for no key update;
      if not found then
        return;
      end if;
      if ground_too then
        perform check_ground(plan);
      end if;

      select sum(edge_sum) filter (where leaf), min(id) filter (where leaf and sound is not true),
             count(*) filter (where parent_id is null)
      into leaves, unsound, roots from grids where plan_id = plan;
      if unsound is not null then
        perform refuse_plan('leaf_sound', plan, 'leaf ' || unsound || ' is not a valid, oriented polygon');
      end if;
      if leaves is distinct from ground_sum then
        perform refuse_plan('leaves_tile', plan, 'the edges of its leaves are not those of its ground');
      end if;
      if roots <> 1 then
        perform refuse_plan('one_root', plan, 'it has ' || roots || ' roots');
      end if;
      perform check_tree(plan, plan_levels);
    end $$
  `.execute(db);

  /*
   * A grid's level is known and lies below its parent's (which also excludes a circle); leaves, and only they, are
   * of the deepest level that tiles; a tiling grid hangs on a tiling one and, unless a leaf, has a tiling child.
   * Nested loops are off: the plan is cached, perhaps from when the table was empty, and they would be quadratic.
   */
  await sql`
    create function check_tree(plan text, plan_levels jsonb) returns void language plpgsql
    set enable_nestloop = off
    as $$
    declare
      ids text[];
      tiles boolean[];
      deepest integer;
      fault record;
    begin
      select array_agg(value->>'id' order by place), array_agg((value->>'tiles')::boolean order by place),
             max(place) filter (where (value->>'tiles')::boolean)
      into ids, tiles, deepest from jsonb_array_elements(plan_levels) with ordinality as level (value, place);

      with tree as materialized (
        select id, parent_id, leaf, shape is not null as shaped, array_position(ids, level) as depth
        from grids where plan_id = plan
      ), below as materialized (
        select parent_id as id, min(depth) as highest, count(*) filter (where tiles[depth]) as tiling
        from tree group by parent_id
      )
      select t.id, case
          when t.depth is null then 'is of no level of the plan'
          when t.leaf <> (t.depth = deepest) then 'is a leaf at the wrong level'
          when t.shaped and tiles[t.depth] then 'has a shape of its own at a level that tiles'
          when not t.shaped and not tiles[t.depth] then 'has no shape at a level that does not tile'
          when t.parent_id is null and t.depth <> 1 then 'is a root below the top level'
          when b.highest <= t.depth then 'has a grid beneath it that is of no lower level'
          when b.tiling > 0 and not tiles[t.depth] then 'does not tile, and has a grid beneath it that does'
          else 'has no grid beneath it'
        end as what
      into fault
      from tree t left join below b on b.id = t.id
      where t.depth is null
         or t.leaf <> (t.depth = deepest)
         or t.shaped = tiles[t.depth]
         or (t.parent_id is null and t.depth <> 1)
         or b.highest <= t.depth
         or (b.tiling > 0 and not tiles[t.depth])
         or (tiles[t.depth] and not t.leaf and coalesce(b.tiling, 0) = 0)
      limit 1;
      if found then
        perform refuse_plan('tree_sound', plan, 'grid ' || fault.id || ' ' || fault.what);
      end if;
    end $$
  `.execute(db);
}
