import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateBy } from '../../../client/command/store/filter.ts';
import { Held } from '../../../client/command/store/held.ts';
import { LiveLook } from '../../../client/command/store/live-look.ts';
import { toRow } from '../../../client/command/store/row.ts';
import type { CaseView } from '../../../client/command/store/types.ts';
import { lookAt, NO_VIEW } from '../../../client/command/store/view.ts';
import type { WireCase } from '../../../domain/contract/case.ts';
import { caseAt, MORNING } from './command.ts';

const MINUTE = 60_000;
const SPAN = 30 * MINUTE;

/** What happens to a list: cases come in and change in any order, the filter's mark changes, the clock goes on. */
const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ put: fc.nat(40), at: fc.nat(1800), due: fc.nat(3600), kind: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      step: fc.nat(40),
      to: fc.constantFrom('stopped', 'ended', 'repeat', 'moved', 'unplaced'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ refilter: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ pass: fc.integer({ min: 1, max: 600 }) }) },
  { weight: 1, arbitrary: fc.record({ most: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 4, arbitrary: fc.constant({ look: true }) },
);

const plain = ({ version: _, at: __, ...view }: CaseView) => ({
  ...view,
  positions: [...view.positions],
  urgency: [...view.urgency],
  times: [...view.times],
});

test('what is patched is what a look at every row gives, and what was given out stays as it was', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 120 }), fc.boolean(), (events, byState) => {
      const held = new Held();
      const live = new LiveLook();
      const states = byState ? stateBy(['overdue', 'closed']) : null;
      const known = new Map<number, WireCase>();
      const given: { view: CaseView; stood: unknown }[] = [];
      let now = MORNING;
      let only = false;
      const passes = (wire: WireCase) => !only || wire.kind === 'noise';
      const put = (n: number, wire: WireCase) => {
        known.set(n, wire);
        held.put(toRow(wire, passes(wire)));
      };
      const look = () => {
        held.dropBefore(now - SPAN - MINUTE);
        const glass = {
          at: now,
          from: now - SPAN,
          to: now,
          after: now - SPAN - 1,
          until: now + MINUTE,
          states,
          total: 0,
        };
        const view = live.look(held, glass);
        const whole = lookAt({ ...glass, rows: held.rows, past: false }, NO_VIEW).view;
        expect(plain(view)).toEqual({ ...plain(whole), from: view.from, to: view.to });
        expect([view.from, view.to]).toEqual([glass.from, glass.to]);
        given.push({ view, stood: plain(view) });
      };
      for (const event of events) {
        if ('put' in event) {
          const was = known.get(event.put);
          const at = was ? Date.parse(was.occurredAt) : now - event.at * 1000;
          const soonAt = new Date(at + (event.due * 1000) / 2).toISOString();
          const dueAt = new Date(at + event.due * 1000).toISOString();
          const kind = event.kind ? 'noise' : 'rubbish';
          const history = (was?.history ?? 0) + 1;
          put(event.put, { ...(was ?? caseAt(at)), kind, soonAt, dueAt, history });
        } else if ('step' in event) {
          const was = known.get(event.step);
          if (!was) continue;
          const time = new Date(now).toISOString();
          const change: Partial<WireCase> =
            event.to === 'stopped'
              ? { stoppedAt: time }
              : event.to === 'ended'
                ? { stoppedAt: time, endedAt: time }
                : event.to === 'repeat'
                  ? { repeatOf: was.repeatOf === null ? 'another' : null }
                  : { at: event.to === 'moved' ? [115, 34] : null };
          put(event.step, { ...was, ...change, history: was.history + 1 });
        } else if ('refilter' in event) {
          only = event.refilter;
          for (const row of held.rows) row.passes = passes(row.case);
          live.forget();
        } else if ('pass' in event) now += event.pass * 1000;
        else if ('most' in event) held.dropBeyond(event.most);
        else look();
      }
      look();
      for (const { view, stood } of given) expect(plain(view)).toEqual(stood);
    }),
    {
      numRuns: 300,
      examples: [
        // Came in and was let go of again before anybody looked.
        [
          [
            { look: true },
            { put: 0, at: 0, due: 0, kind: false },
            { put: 1, at: 0, due: 0, kind: false },
            { most: 1 },
          ],
          false,
        ],
      ],
    },
  );
});

test('where nothing changed it is the same object', () => {
  const held = new Held();
  const live = new LiveLook();
  const glass = { at: MORNING, from: 0, to: MORNING, after: -1, until: MORNING, states: null, total: 0 };
  held.put(toRow(caseAt(MORNING - 1000), true));
  const first = live.look(held, glass);
  expect(live.look(held, { ...glass, at: MORNING + 1 })).toBe(first);
  held.put(toRow(first.cases[0]!, true));
  expect(live.look(held, glass)).toBe(first);
});

test('rows stand in the order of their times and ids, each case once, whatever the order they come in', () => {
  const told = fc.array(fc.record({ n: fc.nat(30), history: fc.nat(5) }), { maxLength: 80 });
  fc.assert(
    fc.property(told, fc.boolean(), (events, inOne) => {
      const held = new Held();
      const newest = new Map<number, number>();
      const rows = events.map(({ n, history }) => {
        newest.set(n, Math.max(newest.get(n) ?? 0, history));
        return toRow(
          caseAt(MORNING + (n % 7) * 1000, { id: `case${n}`, title: '', externalId: '', at: null, history }),
          true,
        );
      });
      if (inOne) held.fill(rows);
      else for (const row of rows) held.put(row);
      expect(held.size).toBe(newest.size);
      expect(held.rows.map((row) => row.case.history)).toEqual(
        [...newest]
          .sort(([a], [b]) => (a % 7) - (b % 7) || (`case${a}` < `case${b}` ? -1 : 1))
          .map(([, history]) => history),
      );
    }),
  );
});
