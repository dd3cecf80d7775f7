import { sql } from 'kysely';
import type { Tx } from '../db/transaction.ts';
import { pointToHex } from '../db/wkb.ts';
import type { NewCase } from './new-case.ts';

/**
 * Adds cases that are not there yet, each located in a leaf of `plan` on the lattice (on a border the one with the lowest
 * id, as `domain/coverage/locate` has it); none where it lies outside, or no plan is in force. Gives how many were added and how many of
 * those lie in no grid.
 */
export async function insertCases(
  tx: Tx,
  territory: string,
  plan: string | undefined,
  cases: readonly (NewCase & { readonly id: string })[],
): Promise<{ readonly added: number; readonly outside: number }> {
  if (cases.length === 0) return { added: 0, outside: 0 };
  const rows = cases.map(({ externalId, occurredAt, at, ...rest }) => ({
    ...rest,
    external_id: externalId,
    occurred_at: occurredAt,
    at: pointToHex(at),
  }));
  const inserted = await sql<{ added: number; outside: number }>`
    with added as (
      insert into cases
        (territory_id, id, source, external_id, occurred_at, at, kind, severity, title, state, plan_id, grid_id)
      select ${territory}, r.*, leaf.plan_id, leaf.id
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as r (id text, source text, external_id text, occurred_at timestamptz, at geometry, kind text,
              severity text, title text, state text)
      left join lateral (
        select g.plan_id, g.id from grids g
        where g.plan_id = ${plan ?? null} and g.leaf
          and g.lattice && lattice_of(r.at) and ST_Covers(g.lattice, lattice_of(r.at))
        order by g.id limit 1
      ) leaf on true
      on conflict (source, external_id) do nothing
      returning grid_id
    )
    select count(*)::integer as added, (count(*) filter (where grid_id is null))::integer as outside from added
  `.execute(tx);
  return inserted.rows[0]!;
}
