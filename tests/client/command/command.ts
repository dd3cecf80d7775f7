import { createCasesApi } from '../../../client/api/cases-api.ts';
import { createCommandStore } from '../../../client/command/store/command-store.ts';
import type { CommandOptions, CommandPorts } from '../../../client/command/store/ports.ts';
import type { WireCase } from '../../../domain/contract/case.ts';
import { Random } from '../../arbitrary/random.ts';
import { FakeWorld } from '../harness/fake-world.ts';
import { TownServer } from './town-server.ts';

export const HOUR = 3_600_000;
/** When these tests begin, by the browser's clock. */
export const MORNING = Date.parse('2026-11-23T08:00:00+08:00');

let made = 0;

/** A case that was reported when it occurred, with what else is to be said of it. */
export function caseAt(at: number, said: Partial<WireCase> = {}): WireCase {
  made += 1;
  const time = new Date(at).toISOString();
  return {
    id: `c${String(made).padStart(7, '0')}`,
    source: '12345',
    externalId: `x${made}`,
    occurredAt: time,
    reportedAt: time,
    at: [114 + (made % 100) / 10_000, 33.5],
    position: 'located',
    kind: 'rubbish',
    kindSaid: 'rubbish',
    severity: 'general',
    title: `case ${made}`,
    state: 'reported',
    step: null,
    plan: 'p',
    grid: 'g1',
    dueAt: null,
    soonAt: null,
    stoppedAt: null,
    suspended: false,
    endedAt: null,
    asked: false,
    to: [],
    repeatOf: null,
    likelyOf: null,
    satisfaction: null,
    simulated: false,
    history: 1,
    ...said,
  };
}

/** A page of the command centre before a server, at eight in the morning. */
export async function page(options: Partial<CommandOptions> & { address?: string } = {}) {
  const world = new FakeWorld(new Random(1));
  await world.pass(MORNING);
  const server = new TownServer(world);
  const memory = new Map<string, string>();
  let address = options.address ?? '';
  let wake = () => {};
  let slept = 0;
  const ports: CommandPorts = {
    fetch: server.fetch,
    world: {
      newId: () => world.newId(),
      now: () => world.now() + slept,
      after: (ms, then) => world.after(ms, then),
    },
    api: (fetch) => createCasesApi(fetch, () => Promise.reject(new Error('nothing is uploaded here'))),
    grids: async () =>
      new Map([
        ['g1', 'c1'],
        ['g2', 'c2'],
        ['c1', null],
        ['c2', null],
      ]),
    address: {
      read: () => address,
      replace: (search) => {
        address = search;
      },
    },
    memory: { get: (key) => memory.get(key) ?? null, set: (key, value) => memory.set(key, value) },
    woken: (then) => {
      wake = then;
      return () => {};
    },
  };
  const store = createCommandStore(ports, { account: 'wang', ...options });
  return {
    world,
    server,
    store,
    memory,
    ports,
    address: () => address,
    wake: () => wake(),
    /** The laptop is shut: its clock goes on, its timers stand still, its streams are dead when it is opened. */
    sleep: (ms: number) => {
      slept += ms;
      server.sleptMs += ms;
      server.freeze();
    },
    ids: () => store.get().view.cases.map(({ id }) => id),
  };
}
