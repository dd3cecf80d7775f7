import { describe, expect, test } from 'vitest';
import { DEFAULT_DEPARTMENTS } from '../../../data/case-kinds/departments.ts';
import { DEFAULT_KINDS } from '../../../data/case-kinds/kinds.ts';
import { liveCase } from '../../../data/day/case-life.ts';
import { Random } from '../../../data/town/random.ts';
import { kindsAbove } from '../../../domain/case/kinds.ts';
import { newStanding } from '../../../domain/case/new-standing.ts';
import { urgencyOf } from '../../../domain/case/urgency.ts';
import { PROFILES, rulesOf } from '../case/profiles.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-02T08:00+08:00');
const departments = DEFAULT_DEPARTMENTS.map(({ id }) => id);

describe.each(PROFILES)('simulated lives in %s', (name) => {
  const rules = rulesOf(name);
  const leaves = DEFAULT_KINDS.filter(({ id }) => kindsAbove(rules.kinds, id).length === 3);
  const until = START + 30 * 24 * HOUR;
  const lives = Array.from({ length: 1500 }, (_, i) => {
    const at = START + i * 0.48 * HOUR;
    const { id } = leaves[i % leaves.length]!;
    const begun = newStanding(rules, { kindId: id, severityId: 'general', occurredAt: at, now: at });
    return {
      at,
      begun,
      ...liveCase(rules, begun, { departments, grid: 'g' }, new Random(`${i}`), at, until),
    };
  });

  test('are written down in order, up to the time, one entry a change', () => {
    for (const { at, standing, entries } of lives) {
      expect(standing.history).toBe(1 + entries.length);
      const times = [at, ...entries.map((entry) => entry.at), until];
      expect(times).toEqual([...times].sort((a, b) => a - b));
      for (const { actor, facts } of entries) {
        expect(actor).toMatch(/^模拟/);
        for (const to of facts.to ?? []) expect([...departments, 'g']).toContain(to);
      }
    }
  });

  test('are a mix: most have ended, some are open, some late, some extended, suspended, sent back', () => {
    const urgencies = lives.map(({ standing }) => urgencyOf(standing, until));
    const share = (what: string) => urgencies.filter((one) => one === what).length / lives.length;
    expect(share('closed')).toBeGreaterThan(0.75);
    expect(share('open') + share('soon')).toBeGreaterThan(0.005);
    expect(share('overdue')).toBeGreaterThan(0.001);
    const stopped = lives.filter(({ standing }) => standing.stoppedAt !== null && standing.dueAt !== null);
    const inTime = stopped.filter(({ standing }) => standing.stoppedAt! <= standing.dueAt!);
    expect(inTime.length / stopped.length).toBeGreaterThan(0.75);
    expect(inTime.length).toBeLessThan(stopped.length);
    const kinds = new Set(lives.flatMap(({ entries }) => entries.map(({ kind }) => kind)));
    for (const kind of ['step', 'asked', 'extended', 'refused', 'suspended', 'resumed'] as const)
      expect(kinds).toContain(kind);
    expect(lives.some(({ standing }) => standing.satisfaction !== null)).toBe(true);
  });

  test('end where there is nobody to send a case to', () => {
    for (const { at, begun } of lives.slice(0, 50)) {
      const nobody = { departments: [], grid: null };
      const { standing } = liveCase(rules, begun, nobody, new Random('x'), at, until);
      expect(standing.to).toEqual([]);
    }
  });
});
