import type { Polygon } from '../../../domain/geometry/point.ts';
import type { Db } from '../../db/transaction.ts';
import { hexToPolygons } from '../../db/wkb.ts';

export interface FieldGrid {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly polygon: Polygon;
}

/** The territories with their ground. */
export async function outlines(db: Db): Promise<{ id: string; name: string; ground: readonly Polygon[] }[]> {
  const rows = await db.selectFrom('territories').select(['id', 'name', 'geom']).orderBy('id').execute();
  return rows.map(({ id, name, geom }) => ({ id, name, ground: hexToPolygons(geom) }));
}

/** The leaf grids of all plans in force. */
export async function leavesInForce(db: Db): Promise<FieldGrid[]> {
  const rows = await db
    .selectFrom('grids')
    .innerJoin('plans', 'plans.id', 'grids.plan_id')
    .select(['grids.id', 'grids.name', 'grids.code', 'grids.geom'])
    .where('plans.status', '=', 'in-force')
    .where('grids.leaf', '=', true)
    .where('grids.geom', 'is not', null)
    .orderBy('grids.id')
    .execute();
  return rows.map(({ geom, ...grid }) => ({ ...grid, polygon: hexToPolygons(geom!)[0]! }));
}

/** Another text as soon as a plan in force or a territory is another. */
export async function groundStamp(db: Db): Promise<string> {
  const plans = await db
    .selectFrom('plans')
    .select(['id', 'stamp'])
    .where('status', '=', 'in-force')
    .orderBy('id')
    .execute();
  const territories = await db.selectFrom('territories').select('id').orderBy('id').execute();
  return JSON.stringify([plans, territories]);
}
