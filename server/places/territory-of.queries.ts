import { sql } from 'kysely';
import type { Point } from '../../domain/geometry/point.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { pointToHex } from '../db/wkb.ts';

/**
 * The territory that a point lies in (on its border counts), decided on the lattice; where there is only one
 * territory at all, that one, wherever the point is: a building just outside is listed, not lost.
 */
export async function territoryOf(db: Db | Tx, at: Point): Promise<string | undefined> {
  const row = await db
    .selectFrom('territories')
    .select('id')
    .where(sql<boolean>`geom && ${pointToHex(at)}::geometry`)
    .where(sql<boolean>`ST_Covers(lattice_of(geom), lattice_of(${pointToHex(at)}::geometry))`)
    .orderBy('created_at')
    .executeTakeFirst();
  if (row) return row.id;
  const all = await db.selectFrom('territories').select('id').limit(2).execute();
  return all.length === 1 ? all[0]?.id : undefined;
}

/**
 * A territory's row, locked: what stands in it is changed by one at a time. Not its key: a plan that is edited twice in
 * one transaction has its foreign key looked at again, and would wait here while we wait for the plan.
 */
export async function lockTerritory(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('territories')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
