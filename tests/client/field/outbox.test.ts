import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../client/editor/ports.ts';
import { Outbox, type OutboxShown } from '../../../client/field/outbox/outbox.ts';
import { isDone, type KeptReport } from '../../../client/field/outbox/report.ts';
import type { ReportStore } from '../../../client/field/outbox/report-store.ts';
import type { ReportAnswer, ReportedCase } from '../../../domain/contract/case.ts';

/** What can become of a question on a phone: answered; arrived with its answer lost; never arrived; busy; signed out. */
type Fate = 'ok' | 'lost' | 'away' | 'busy' | 'signed-out';

function memoryStore(): ReportStore & { readonly kept: Map<string, KeptReport> } {
  const kept = new Map<string, KeptReport>();
  return {
    kept,
    list: async () => structuredClone([...kept.values()]),
    put: async (report) => void kept.set(report.id, report),
    remove: async (id) => void kept.delete(id),
  };
}

/** A server that takes each external id once, over a network that does what `fates` say and then works. */
function world(fates: Fate[], refused: ReadonlySet<string> = new Set()) {
  const cases = new Map<string, ReportedCase>();
  const photos = new Map<string, string[]>();
  const timers: (() => void)[] = [];
  const through = <T>(work: () => T): Answer<T> => {
    const fate = fates.shift() ?? 'ok';
    if (fate === 'away') return { kind: 'unreachable' };
    if (fate === 'busy') return { kind: 'refused', status: 503, reason: { code: 'intake-busy', params: {} } };
    if (fate === 'signed-out')
      return { kind: 'refused', status: 401, reason: { code: 'sign-in-first', params: {} } };
    const value = work();
    return fate === 'lost' ? { kind: 'unreachable' } : { kind: 'ok', value };
  };
  return {
    cases,
    photos,
    timers,
    report: async (body: ReportedCase): Promise<Answer<ReportAnswer>> =>
      through(() => {
        const id = body.externalId;
        if (refused.has(id)) {
          const reason = { code: 'bad-time', params: {} };
          return { accepted: 0, duplicate: 0, tray: 0, refused: [{ index: 0, reason }], ids: [null] };
        }
        const known = cases.has(id);
        cases.set(id, body);
        return {
          ...{ accepted: known ? 0 : 1, duplicate: known ? 1 : 0, tray: 0, refused: [], ids: [`case-${id}`] },
        };
      }),
    addPhoto: async (id: string, _: Blob, name: string) =>
      through(() => {
        photos.set(id, [...(photos.get(id) ?? []), name]);
        return { id: name, type: 'image/jpeg', bytes: 1, width: 1, height: 1 };
      }),
  };
}

function report(id: string, madeAt: number, photos = 0, account = '甲'): KeptReport {
  return {
    ...{ id, account, madeAt, at: [115.6, 34.4], accuracyM: 5, kind: 'other', severity: 'general', note: '' },
    photos: Array.from({ length: photos }, (_, i) => ({
      ...{ id: `${id}-${i}`, name: `${i}.jpg`, blob: new Blob(['x']), sent: false },
    })),
    ...{ state: 'waiting', caseId: null, sentAt: null },
  };
}

async function settle(timers: (() => void)[]): Promise<void> {
  for (let turn = 0; turn < 2000; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    timers.shift()?.();
    if (turn > 50 && timers.length === 0) return;
  }
}

function outboxOf(store: ReportStore, net: ReturnType<typeof world>, now = () => 1000, account = '甲') {
  const shown: OutboxShown[] = [];
  const outbox = new Outbox(
    {
      store,
      report: net.report,
      addPhoto: net.addPhoto,
      now,
      after: (_, then) => {
        net.timers.push(then);
        return () => {
          const at = net.timers.indexOf(then);
          if (at >= 0) net.timers.splice(at, 1);
        };
      },
      changed: (next) => shown.push(next),
    },
    account,
  );
  return { outbox, shown };
}

describe('the outbox', () => {
  test('whatever the network does, each report becomes one case, and none is forgotten', async () => {
    const fate = fc.constantFrom<Fate>('ok', 'lost', 'away', 'busy', 'signed-out');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (fates, n) => {
          const net = world([...fates]);
          const store = memoryStore();
          const { outbox } = outboxOf(store, net);
          await outbox.start();
          for (let i = 0; i < n; i++) await outbox.add(report(`r${i}`, i, 1));
          await settle(net.timers);
          expect([...net.cases.keys()].sort()).toEqual(Array.from({ length: n }, (_, i) => `r${i}`));
          expect([...store.kept.values()].every(isDone)).toBe(true);
          for (const names of net.photos.values()) expect(new Set(names)).toEqual(new Set(['0.jpg']));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a phone that was switched off in between goes on where it was', async () => {
    const store = memoryStore();
    const dead = outboxOf(store, world(Array<Fate>(5).fill('away')));
    await dead.outbox.start();
    await dead.outbox.add(report('r', 1, 2));
    dead.outbox.stop();
    const net = world([]);
    const { outbox, shown } = outboxOf(store, net);
    await outbox.start();
    await settle(net.timers);
    expect(net.photos.get('case-r')).toEqual(['0.jpg', '1.jpg']);
    expect(shown.at(-1)).toMatchObject({ state: 'idle', reports: [{ id: 'r', state: 'sent' }] });
  });

  test('one that is refused holds nobody up, keeps its reason, and can be taken out', async () => {
    const store = memoryStore();
    const net = world([], new Set(['bad']));
    const { outbox, shown } = outboxOf(store, net);
    await outbox.start();
    await outbox.add(report('bad', 1));
    await outbox.add(report('good', 2));
    await settle(net.timers);
    expect([...net.cases.keys()]).toEqual(['good']);
    expect(shown.at(-1)!.reports.find(({ id }) => id === 'bad')!.refused!.code).toBe('bad-time');
    await outbox.remove('bad');
    expect([...store.kept.keys()]).toEqual(['good']);
  });

  test('another account on the same phone sees none of it, and what was done a day ago is gone', async () => {
    const store = memoryStore();
    const day = 24 * 3_600_000;
    await store.put({ ...report('old', 0), state: 'sent', caseId: 'x' });
    await store.put(report('waiting-for-days', 0));
    await store.put(report('other', day, 0, '乙'));
    const net = world([]);
    const { outbox, shown } = outboxOf(store, net, () => day);
    await outbox.start();
    await settle(net.timers);
    expect([...net.cases.keys()]).toEqual(['waiting-for-days']);
    expect(shown.at(-1)!.reports.map(({ id }) => id)).toEqual(['waiting-for-days']);
    expect(store.kept.get('other')!.state).toBe('waiting');
  });
});
