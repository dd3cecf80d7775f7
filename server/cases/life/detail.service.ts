import { possibleSteps } from '../../../domain/case/life-cycle.ts';
import type { ActorRole } from '../../../domain/case/types.ts';
import type { CaseDetail, WireCaseEntry } from '../../../domain/contract/case.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Identity } from '../../accounts/identity.ts';
import type { PlanContext } from '../../plans/context.ts';
import type { CaseRow } from '../case.queries.ts';
import { caseRules } from '../case-rules.ts';
import { casePhotos } from '../photos/photos.service.ts';
import { wireCase } from '../wire-case.ts';
import { gridsAbove, nearestCameras } from './detail.queries.ts';
import { entriesOf, findCase, repeatsOf, type StoredEntry } from './life.queries.ts';
import { standingOf } from './standing.ts';

const CAMERAS = 5;
const ACTORS: ReadonlySet<string> = new Set<ActorRole>(['commander', 'approver', 'admin']);

/** Everything of one case, with what whoever asks may do with it. Refuses `case-gone`. */
export async function getCase(
  context: PlanContext,
  id: string,
  asker: Identity,
): Promise<Result<CaseDetail>> {
  const row = await findCase(context.db, id);
  return row ? ok(await detailOf(context, row, asker)) : refuse('case-gone', { case: id });
}

/** The same of a row that is at hand. */
export async function detailOf(
  context: PlanContext,
  row: CaseRow,
  { name, role }: Identity,
): Promise<CaseDetail> {
  const { db } = context;
  const { id, territory_id: territory, plan_id, grid_id, at, asked, said_at } = row;
  const rules = await caseRules(context);
  const entries = await entriesOf(db, id);
  const grids = plan_id && grid_id ? await gridsAbove(db, territory, plan_id, grid_id) : [];
  const actor = ACTORS.has(role) ? { name, role: role as ActorRole } : null;
  return {
    case: wireCase(row),
    note: row.note,
    ...(said_at === null ? {} : { saidAt: said_at }),
    entries: entries.map(wireEntry),
    asked: asked && { ...asked },
    photos: await casePhotos(context, id),
    grids: grids.map(({ team: { members, services }, ...grid }) => ({
      ...grid,
      team: { members: [...members], services: [...services] },
    })),
    cameras: at === null ? [] : await nearestCameras(db, territory, at, CAMERAS),
    possible: actor ? possibleSteps(rules, standingOf(row), actor) : [],
    repeats: (await repeatsOf(db, id)).map(wireCase),
  };
}

function wireEntry({ n, at, actor, kind, entry }: StoredEntry): WireCaseEntry {
  // The entry's own kind is what was done; the kind that the case is filed under has another name.
  const { to, at: placedAt, kind: caseKind, ...facts } = entry;
  return {
    n,
    at: at.toISOString(),
    actor,
    kind,
    ...facts,
    ...(caseKind === undefined ? {} : { caseKind }),
    ...(to ? { to: [...to] } : {}),
    ...(placedAt ? { placedAt: [placedAt[0], placedAt[1]] } : {}),
  };
}
