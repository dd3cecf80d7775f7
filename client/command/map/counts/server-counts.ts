import type { HeatCounts } from '../../../../domain/contract/case.ts';
import type { GridId } from '../../../../domain/coverage/types.ts';
import type { LevelId } from '../../../../domain/plan/types.ts';
import { browserFetch, browserUpload } from '../../../api/browser-ports.ts';
import { createCasesApi } from '../../../api/cases-api.ts';
import { queryOf } from '../../store/filter.ts';
import type { CommandState } from '../../store/types.ts';

const api = createCasesApi(browserFetch, browserUpload);

/** Counts by grid as the server has made them: `''` of what lies in none. */
export interface ServerLoads {
  readonly plan: string;
  readonly level: LevelId;
  readonly counts: ReadonlyMap<GridId, number>;
}

/** Whether a window holds more cases than are here: then the server counts all of them. */
export function isPart({ view }: Pick<CommandState, 'view'>): boolean {
  return view.total > view.cases.length;
}

function windowOf({ view, filter }: CommandState) {
  return {
    ...queryOf(filter),
    from: new Date(view.from).toISOString(),
    to: new Date(view.to).toISOString(),
  };
}

/** The cases of the window by the grids of a plan's level. Null where no answer came. */
export async function askLoads(
  state: CommandState,
  plan: string,
  level: LevelId,
  signal: AbortSignal,
): Promise<ServerLoads | null> {
  const answer = await api.summary({ ...windowOf(state), by: 'grid', plan, level }, signal);
  if (answer.kind !== 'ok') return null;
  return { plan, level, counts: new Map(answer.value.items.map(({ key, count }) => [key, count])) };
}

/** The cases of the window by the cells of the heat. Null where no answer came. */
export async function askHeat(
  state: CommandState,
  bandwidthM: number,
  signal: AbortSignal,
): Promise<HeatCounts | null> {
  const answer = await api.heat({ ...windowOf(state), bandwidth: String(bandwidthM) }, signal);
  return answer.kind === 'ok' ? answer.value : null;
}
