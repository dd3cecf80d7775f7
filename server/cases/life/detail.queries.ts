import { sql } from 'kysely';
import type { NearCamera } from '../../../domain/contract/case.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import type { Team } from '../../../domain/plan/types.ts';
import type { Hex } from '../../db/schema.ts';
import type { Db } from '../../db/transaction.ts';
import { hexToPoint } from '../../db/wkb.ts';

export interface GridAbove {
  readonly id: string;
  readonly level: string;
  readonly code: string | null;
  readonly name: string;
  readonly type: string | null;
  readonly risk: string | null;
  readonly team: Team;
}

/**
 * A grid of a plan and those that it lies in, from the leaf up. The team of each is the one of the plan in force where that still has
 * the grid: who is on duty now, not who was when the case came.
 */
export async function gridsAbove(
  db: Db,
  territory: string,
  plan: string,
  grid: string,
): Promise<GridAbove[]> {
  const { rows } = await sql<GridAbove>`
    with recursive up as (
      select g.*, 0 as height from grids g where g.plan_id = ${plan} and g.id = ${grid}
      union all
      select g.*, up.height + 1 from grids g join up on g.plan_id = up.plan_id and g.id = up.parent_id
    )
    select up.id, up.level, up.code, up.name, up.type, up.risk, coalesce(now.team, up.team) as team
    from up
    left join plans p on p.territory_id = ${territory} and p.status = 'in-force'
    left join grids now on now.plan_id = p.id and now.id = up.id
    order by up.height
  `.execute(db);
  return rows;
}

/** A degree of latitude is nowhere shorter, in metres. */
const DEGREE_M = 110_500;

/**
 * The nearest cameras of a place, on the sphere. The first that an index gives by degrees say how far to look, and
 * within that everyone is measured: a degree of longitude is shorter than one of latitude.
 */
export async function nearestCameras(
  db: Db,
  territory: string,
  at: Hex,
  count: number,
): Promise<NearCamera[]> {
  const { rows } = await sql<Omit<NearCamera, 'at'> & { at: Hex }>`
    with here as (select ${at}::geometry as at),
    first as (
      select max(ST_DistanceSphere(c.at, here.at)) / ${DEGREE_M}::float8 as reach from here, lateral (
        select p.at from places p where p.territory_id = ${territory} and p.kind = 'camera'
        order by p.at <-> here.at limit ${count}
      ) c
    )
    select p.id, p.name, p.at, p.direction, p.link, ST_DistanceSphere(p.at, here.at) as "distanceM"
    from places p, here, first
    where p.territory_id = ${territory} and p.kind = 'camera'
      and p.at && ST_Expand(here.at, first.reach * 1.01 / cos(radians(ST_Y(here.at))), first.reach * 1.01)
    order by "distanceM", p.id limit ${count}
  `.execute(db);
  return rows.map((row) => ({
    ...row,
    at: toDegrees(hexToPoint(row.at)),
    distanceM: Math.round(row.distanceM * 10) / 10,
  }));
}
