import { type Kysely, sql } from 'kysely';

/**
 * What SQL knows of the lattice (whole units of 1e-7 degree). Points of a stored polygon that touch do so
 * exactly there; in degrees `ST_Covers` finds one side only for most points on a shared border.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists postgis`.execute(db);

  await sql`
    create function lattice_of(geom geometry) returns geometry
    language sql immutable strict parallel safe
    as $$ select ST_SnapToGrid(ST_SetSRID(ST_Scale(geom, 1e7, 1e7), 0), 1) $$
  `.execute(db);

  /*
   * Every directed edge a→b counts +hash(a, b) when a comes before b, and −hash(b, a) otherwise. Two polygons that
   * share a border walk it in opposite directions, so it cancels: what is left of the sum over a set of oriented
   * polygons is the sum of their common outline. Numeric, since 3,000 hashes overflow a bigint.
   */
  await sql`
    create function edge_sum_of(geom geometry) returns numeric
    language sql immutable strict parallel safe
    as $$
      select coalesce(sum(case
        when (x, y) < (next_x, next_y) then hashtextextended(x || ' ' || y || ' ' || next_x || ' ' || next_y, 0)
        when (x, y) > (next_x, next_y) then -hashtextextended(next_x || ' ' || next_y || ' ' || x || ' ' || y, 0)::numeric
      end), 0)
      from (
        select x, y, lead(x) over ring as next_x, lead(y) over ring as next_y
        from (
          select path[1:cardinality(path) - 1] as ring, path[cardinality(path)] as place,
                 ST_X(point)::bigint as x, ST_Y(point)::bigint as y
          from (select (dumped).path, (dumped).geom as point from (select ST_DumpPoints(lattice_of(geom)) as dumped) d) p
        ) corners
        window ring as (partition by ring order by place)
      ) edges
      where next_x is not null
    $$
  `.execute(db);

  /* Simple rings, holes inside, interior in one piece; shells counter-clockwise, holes clockwise. */
  await sql`
    create function is_sound(geom geometry) returns boolean
    language sql immutable strict parallel safe
    as $$ select not ST_IsEmpty(geom) and ST_IsValid(lattice_of(geom)) and ST_IsPolygonCCW(lattice_of(geom)) $$
  `.execute(db);
}
