import { randomUUID } from 'node:crypto';
import type { Building } from '../../../domain/balance/types.ts';
import { applyBuildings } from '../../../domain/edit/apply-diff.ts';
import { ok, type Reason, type Result } from '../../../domain/result.ts';
import type { Db } from '../../db/transaction.ts';
import type { BuildingEdit } from '../../places/change-buildings.ts';
import { takenBuildings } from '../../places/taken-ids.ts';
import { updateBuildings } from '../../places/update-buildings.ts';
import type { PlanContext } from '../../plans/context.ts';
import { readStanding, type Standing, standingNow } from '../../plans/standing.ts';
import type { DraftReport } from '../draft-report.ts';
import type { IncomingBuilding } from './incoming-building.ts';
import { type BuildingUpdate, planBuildingUpdate } from './plan-building-update.ts';
import { pushedOut } from './pushed-out.ts';
import type { Update } from './update.ts';

/**
 * A newer file of a territory's buildings: those that stand get what it says, known again by id or by place, new ones are
 * added; those that it does not have stay, and the report says how many they are. The report also lists the grids of the plan in
 * force, else of `planId`, that this pushes out of their band. Rows are refused `building-ambiguous` where it is not clear which building one
 * is, and `id-taken` for a new building under an id that another one had. If buildings are changed by somebody else before it is
 * stored, it is all worked out anew.
 */
export async function prepareBuildings(
  context: PlanContext,
  territory: string,
  incoming: readonly IncomingBuilding[],
  key: 'id' | 'place',
  planId: string | null,
  report: DraftReport,
): Promise<Result<Update>> {
  const rows = incoming.map((building, i) => ({ row: i + 1, ...building }));
  const refused = new Set<IncomingBuilding>();
  const refuse = (building: IncomingBuilding, reason: Reason) => {
    if (refused.has(building)) return;
    refused.add(building);
    report.refuse(building.row ?? 1, reason);
  };

  const decide = async (db: Db, standing: Standing): Promise<BuildingEdit> => {
    const update = planBuildingUpdate(
      standing.buildings,
      rows.filter((building) => !refused.has(building)),
      key,
    );
    for (const building of update.ambiguous)
      refuse(building, { code: 'building-ambiguous', params: {}, at: building.at });
    const { added, wrong } = await withFreeIds(db, update, key);
    const byId = new Map(rows.map((building) => [building.id, building]));
    for (const id of wrong) refuse(byId.get(id) as IncomingBuilding, { code: 'id-taken', params: { id } });
    const edit = { ...update.edit, added };
    tell(report, update, edit, standing);
    return edit;
  };

  const standing = await readStanding(context, territory, planId);
  const edit = await decide(context.db, standing);
  return ok({
    store: async (_author, within = async () => {}) => {
      const decideNow = async (tx: Parameters<typeof within>[0]) => {
        const now = await standingNow(context, tx, territory, planId);
        return now.stamp === standing.stamp ? edit : decide(tx, now);
      };
      await updateBuildings(context, territory, decideNow, within);
      return ok(undefined);
    },
  });
}

function tell(report: DraftReport, update: BuildingUpdate, edit: BuildingEdit, { division }: Standing): void {
  report.changed = update.changed;
  report.unchanged = update.unchanged;
  if (update.missing > 0) report.note('buildings-missing', { count: update.missing });
  if (update.kept > 0) report.note('site-kept', { count: update.kept });
  const put = [...edit.added, ...edit.updated];
  report.outOfBand =
    division && put.length > 0 ? pushedOut(division, applyBuildings(division, { put, removed: [] })) : [];
}

/**
 * The new buildings under ids that no building ever had. By id such a one is wrong: its history would be another's. By
 * place the file's ids mean nothing, and it gets one of its own.
 */
async function withFreeIds(
  db: Db,
  { edit: { added } }: BuildingUpdate,
  key: 'id' | 'place',
): Promise<{ added: Building[]; wrong: string[] }> {
  const taken = await takenBuildings(
    db,
    added.map(({ id }) => id),
  );
  if (key === 'place')
    return {
      added: added.map((building) => (taken.has(building.id) ? { ...building, id: randomUUID() } : building)),
      wrong: [],
    };
  return {
    added: added.filter(({ id }) => !taken.has(id)),
    wrong: added.flatMap(({ id }) => (taken.has(id) ? [id] : [])),
  };
}
