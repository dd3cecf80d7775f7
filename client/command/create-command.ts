import type { GridCollection } from '../../domain/contract/grid.ts';
import type { WirePlan } from '../../domain/contract/plan.ts';
import { browserFetch, browserUpload, browserWorld } from '../api/browser-ports.ts';
import { createCasesApi } from '../api/cases-api.ts';
import { allPages } from '../api/pages.ts';
import { type Fetch, request } from '../api/request.ts';
import { createCommandStore } from './store/command-store.ts';
import type { Parents } from './store/filter.ts';
import type { CommandOptions, CommandPorts, CommandStore } from './store/ports.ts';

/** The store of the command centre in a browser: its network, its clock, its address, its storage. */
export function createCommand(options: CommandOptions): CommandStore {
  return createCommandStore(browserPorts, options);
}

const browserPorts: CommandPorts = {
  fetch: browserFetch,
  world: browserWorld,
  api: (fetch) => createCasesApi(fetch, browserUpload),
  grids: gridsInForce,
  address: {
    read: () => location.search,
    replace: (search) =>
      history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`),
  },
  memory: {
    get(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return null; // a browser that forbids storage
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(key, value);
      } catch {
        // The shift is then forgotten at the next reload.
      }
    },
  },
  woken(then) {
    const seen = () => {
      if (document.visibilityState === 'visible') then();
    };
    addEventListener('online', then);
    addEventListener('pageshow', then);
    document.addEventListener('visibilitychange', seen);
    return () => {
      removeEventListener('online', then);
      removeEventListener('pageshow', then);
      document.removeEventListener('visibilitychange', seen);
    };
  },
};

/** Each grid's parent in the plan in force, in which cases are located; null where none is, or no answer comes. */
async function gridsInForce(fetch: Fetch): Promise<Parents | null> {
  const plans = await allPages<WirePlan>(fetch, '/api/plans');
  const inForce = plans.kind === 'ok' ? plans.value.find(({ status }) => status === 'in-force') : undefined;
  if (!inForce) return null;
  const grids = await request<GridCollection>(fetch, `/api/plans/${encodeURIComponent(inForce.id)}/grids`);
  if (grids.kind !== 'ok') return null;
  return new Map(grids.value.features.map(({ properties: { id, parentId } }) => [id, parentId]));
}
