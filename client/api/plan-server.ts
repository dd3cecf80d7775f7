import type { WireBuilding } from '../../domain/contract/building.ts';
import type { WireDivision } from '../../domain/contract/division.ts';
import type { LiveBuilding, LiveEdit, LivePlan } from '../../domain/contract/live.ts';
import type { EditAnswer, EditRequest, LogItem } from '../../domain/contract/log.ts';
import type { WirePlan } from '../../domain/contract/plan.ts';
import { createDivision } from '../../domain/edit/create-division.ts';
import type { Edit } from '../../domain/edit/types.ts';
import { fromWireBuilding, fromWireDiff, fromWireGrid, toWireEdit } from '../../domain/edit/wire.ts';
import { trustRings } from '../../domain/edit/wire-geometry.ts';
import { toDegrees } from '../../domain/geometry/point.ts';
import type { Level } from '../../domain/plan/types.ts';
import type {
  Answer,
  LiveEvent,
  LoadedPlan,
  LoggedEdit,
  NewBuilding,
  ServerPort,
  WorldPort,
} from '../editor/ports.ts';
import { followLive } from './follow-live.ts';
import { allPages } from './pages.ts';
import { type Fetch, request } from './request.ts';
import type { ServerSentEvent } from './sse-parser.ts';

/** The server as the editor asks it, over HTTP. `levels` are the deployment's: a division is built with them. */
export function createPlanServer(ports: {
  readonly fetch: Fetch;
  readonly world: WorldPort;
  readonly levels: readonly Level[];
}): ServerPort {
  const { fetch: send } = ports;
  return {
    loadPlan: (plan) => loadPlan(send, ports.levels, plan),
    async sendEdit(plan, { id, baseRevision, edit, note }) {
      const body: EditRequest = {
        id,
        baseRevision,
        edit: toWireEdit(edit),
        ...(note === undefined ? {} : { note }),
      };
      const answer = await request<EditAnswer>(send, `${pathOf(plan)}/edits`, { method: 'POST', body });
      return mapAnswer(answer, ({ revision, diff }) => ({ revision, diff: fromWireDiff(diff) }));
    },
    async log(plan, after) {
      const items = await allPages<LogItem>(send, `${pathOf(plan)}/edits`, { after });
      return mapAnswer(items, (list) => list.map((item) => readLogItem(plan, item)));
    },
    async addBuilding(id, building) {
      const answer = await request<WireBuilding>(send, '/api/buildings', {
        method: 'POST',
        query: { id },
        body: writeBuilding(building),
      });
      return mapAnswer(answer, fromWireBuilding);
    },
    async changeBuilding(id, building, set) {
      const answer = await request<WireBuilding>(send, pathOfBuilding(building), {
        method: 'PATCH',
        query: { id },
        body: writeBuilding(set),
      });
      return mapAnswer(answer, fromWireBuilding);
    },
    removeBuilding: (id, building) =>
      request<null>(send, pathOfBuilding(building), { method: 'DELETE', query: { id } }),
    follow: (after, on) =>
      followLive(ports, after, {
        state: on.state,
        lost: on.lost,
        event: (event) => {
          const read = readLiveEvent(event);
          if (read) on.event(read);
        },
      }),
  };
}

const pathOfBuilding = (building: string) => `/api/buildings/${encodeURIComponent(building)}`;
const pathOf = (plan: string) => `/api/plans/${encodeURIComponent(plan)}`;

async function loadPlan(send: Fetch, levels: readonly Level[], plan: string): Promise<Answer<LoadedPlan>> {
  const [about, wire] = await Promise.all([
    request<WirePlan>(send, pathOf(plan)),
    request<WireDivision>(send, `${pathOf(plan)}/division`),
  ]);
  if (about.kind !== 'ok') return about;
  if (wire.kind !== 'ok') return wire;
  const { territory, grids, buildings, revision, seq } = wire.value;
  const division = createDivision({
    territory: { polygons: territory.polygons.map(trustRings), original: territory.original.map(trustRings) },
    levels,
    grids: grids.map(fromWireGrid),
    buildings: buildings.map(fromWireBuilding),
  });
  if (!division.ok) return { kind: 'refused', status: 200, reason: division.reason };
  const { name, status } = about.value;
  return { kind: 'ok', value: { id: plan, name, status, revision, seq, division: division.value } };
}

function readLogItem(plan: string, item: LogItem): LoggedEdit {
  const { id, revision, author, kind, reverts, diff } = item;
  return { plan, id, revision, author, kind: kind as Edit['kind'], reverts, diff: fromWireDiff(diff) };
}

/** An event as the editor knows it; null for those of other subjects. */
function readLiveEvent({ event, id, data }: ServerSentEvent): LiveEvent | null {
  const seq = Number(id);
  if (event === 'edit') {
    const { plan, revision, id, author, edit, diff, reverts = [] }: LiveEdit = JSON.parse(data);
    return {
      kind: 'edit',
      seq,
      edit: { plan, id, revision, author, kind: edit.kind, reverts, diff: fromWireDiff(diff) },
    };
  }
  if (event === 'building') {
    const { added, updated, removed, all }: LiveBuilding = JSON.parse(data);
    if (all) return { kind: 'building', seq, change: null };
    const change = { added: added.map(fromWireBuilding), updated: updated.map(fromWireBuilding), removed };
    return { kind: 'building', seq, change };
  }
  if (event === 'plan') {
    const { plan, status }: LivePlan = JSON.parse(data);
    return { kind: 'plan', seq, plan, status };
  }
  if (event === 'place') return { kind: 'place', seq };
  return null;
}

function writeBuilding(building: Partial<NewBuilding>) {
  const { at, ...rest } = building;
  return at ? { ...rest, at: toDegrees(at) } : rest;
}

function mapAnswer<T, U>(answer: Answer<T>, map: (value: T) => U): Answer<U> {
  return answer.kind === 'ok' ? { kind: 'ok', value: map(answer.value) } : answer;
}
