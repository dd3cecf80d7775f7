import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesOfTabs } from '../../../../client/command/desk/list/cases-of-tab.ts';
import { heldRows } from '../../../../client/command/desk/list/held-rows.ts';
import { orderCases } from '../../../../client/command/desk/list/order-cases.ts';
import { URGENCIES, type Urgency } from '../../../../domain/case/types.ts';
import type { WireCase } from '../../../../domain/contract/case.ts';
import { wireCase } from './wire-case.ts';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-03-02T00:00:00Z');
const iso = (at: number) => new Date(at).toISOString();

/** Cases of every sort, ids once. */
const cases = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 500 }).map((n) => `c${n}`),
      occurred: fc.integer({ min: 0, max: 100 }),
      due: fc.option(fc.integer({ min: 0, max: 100 })),
      stopped: fc.boolean(),
      ended: fc.boolean(),
      suspended: fc.boolean(),
      repeat: fc.boolean(),
    }),
    { selector: ({ id }) => id, maxLength: 40 },
  )
  .map((list) =>
    list.map(({ id, occurred, due, stopped, ended, suspended, repeat }) =>
      wireCase(id, {
        occurredAt: iso(START + occurred * HOUR_MS),
        dueAt: due === null ? null : iso(START + due * HOUR_MS),
        stoppedAt: stopped || ended ? iso(START) : null,
        endedAt: ended ? iso(START) : null,
        suspended,
        repeatOf: repeat ? 'another' : null,
      }),
    ),
  );
const byId = (list: readonly WireCase[]) => new Map(list.map((of) => [of.id, of]));
const finder = (list: readonly WireCase[]) => (id: string) => byId(list).get(id);

describe('the order of the list', () => {
  test('is of the same cases, whatever order they came in', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom('newest', 'urgent'), (list, order) => {
        const ordered = orderCases(list, order);
        expect(new Set(ordered)).toEqual(new Set(list));
        expect(orderCases(list.toReversed(), order)).toEqual(ordered);
      }),
    );
  });

  test('has the nearest deadline of those whose clock runs first, what is done last', () => {
    const runs = ({ stoppedAt, endedAt, suspended }: WireCase) =>
      stoppedAt === null && endedAt === null && !suspended;
    fc.assert(
      fc.property(cases, (list) => {
        const ordered = orderCases(list, 'urgent');
        const running = ordered.filter(runs);
        expect(ordered.slice(0, running.length)).toEqual(running);
        const due = running.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
        expect(due).toEqual([...due].sort());
        expect(running.slice(0, due.length).every(({ dueAt }) => dueAt !== null)).toBe(true);
      }),
    );
  });
});

describe('a list that is held still', () => {
  test('moves no row, loses none, and counts exactly what has come', () => {
    fc.assert(
      fc.property(cases, cases, (before, now) => {
        fc.pre(before.length > 0);
        const { rows, fresh } = heldRows(before, now, finder(now), true);
        expect(rows.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
        const known = byId(before);
        expect(fresh).toBe(now.filter(({ id }) => !known.has(id)).length);
        const latest = byId(now);
        for (const row of rows) expect(row).toBe(latest.get(row.id) ?? known.get(row.id));
      }),
    );
  });

  test('is the list itself once it is let go, and the same object while nothing in it changes', () => {
    fc.assert(
      fc.property(cases, cases, (before, now) => {
        expect(heldRows(before, now, finder(now), false)).toEqual({ rows: now, fresh: 0 });
        if (before.length > 0) expect(heldRows(before, before, finder(before), true).rows).toBe(before);
      }),
    );
  });
});

test('a case told again stands in its tab and is counted in none; open is what is not closed', () => {
  fc.assert(
    fc.property(
      cases,
      fc.array(fc.constantFrom(...URGENCIES), { minLength: 40, maxLength: 40 }),
      (list, words) => {
        const urgencies = new Map(list.map(({ id }, i) => [id, words[i]!]));
        const urgencyOf = ({ id }: WireCase): Urgency => urgencies.get(id)!;
        const urgency = Uint8Array.from(list, (of) => URGENCIES.indexOf(urgencyOf(of)));
        const { lists, counts } = casesOfTabs({ cases: list, urgency }, list, []);
        for (const of of list) {
          expect(lists.soon.includes(of)).toBe(urgencyOf(of) === 'soon');
          expect(lists.overdue.includes(of)).toBe(urgencyOf(of) === 'overdue');
        }
        expect(new Set(lists.open)).toEqual(new Set(list.filter((of) => urgencyOf(of) !== 'closed')));
        expect(counts.open).toBe(lists.open.filter(({ repeatOf }) => repeatOf === null).length);
        expect(counts.all).toBe(list.filter(({ repeatOf }) => repeatOf === null).length);
        expect(counts.soon + counts.overdue).toBeLessThanOrEqual(counts.open);
      },
    ),
  );
});
