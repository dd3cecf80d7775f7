import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelsOf } from '../../../domain/deployment/levels.ts';
import { type Profile, readProfile } from '../../../domain/deployment/profile.ts';
import { CANONICAL_STEPS } from '../../../domain/deployment/types.ts';
import type { Level } from '../../../domain/plan/types.ts';

const NAMES = ['xincheng', 'tianqiao', 'dongan', 'dongcheng', 'maigaoqiao'];

function json(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../data/profiles/${name}.json`, import.meta.url), 'utf8'));
}

function profile(name: string): Profile {
  const read = readProfile(json(name));
  if (!read.ok) throw new Error(JSON.stringify(read.reason));
  return read.value;
}

/** A copy of the profile's JSON with one value, at a path, replaced (or removed). */
function broken(path: (string | number)[], value?: unknown): unknown {
  const copy = json('xincheng');
  let at = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

describe.each(NAMES)('the profile %s', (name) => {
  test('is accepted, and read back as it was written', () => {
    expect(profile(name)).toEqual(json(name));
    expect(profile(name).id).toBe(name);
  });

  test('says its levels in the form that a division needs', () => {
    const levels: Level[] = levelsOf(profile(name));
    expect(levels.map((level) => level.id)).toEqual(profile(name).levels.map((level) => level.id));
    const required = levels.flatMap((level) => level.requiredRoles);
    expect(required.every((id) => profile(name).roles.some((role) => role.id === id))).toBe(true);
  });

  test('says everything in Chinese and in English', () => {
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('zh' in value && 'en' in value) {
        expect(value.zh).toMatch(/[一-鿿]/);
        expect(value.en).not.toMatch(/[一-鿿]/);
      } else {
        for (const below of Object.values(value)) walk(below);
      }
    };
    walk(json(name));
  });
});

test('xincheng: counts, targets, roles and the missing closing step', () => {
  const { levels, roles, cases, facts, floatingPeopleCount } = profile('xincheng');
  expect(levels.map((level) => [level.id, level.expected, level.target])).toEqual([
    ['office', 1, null],
    ['community', 23, null],
    ['compound', 151, 300],
    ['building', 378, 120],
  ]);
  expect(roles.map((role) => [role.name.zh, role.expected])).toEqual([
    ['总网格长', 23],
    ['小区网格长', 151],
    ['网格员', 378],
  ]);
  expect(cases.steps.flatMap((step) => step.covers)).toEqual(CANONICAL_STEPS.filter((s) => s !== 'closed'));
  expect(facts.find((fact) => fact.id === 'people-entered')?.value).toBe(78_772);
  expect(floatingPeopleCount).toBe(true);
});

test('dongcheng appraises before it closes; seven forces; 29 departments', () => {
  const { cases, roles, departments } = profile('dongcheng');
  expect(cases.steps.flatMap((step) => step.covers).slice(-2)).toEqual(['appraised', 'closed']);
  expect(roles).toHaveLength(7);
  expect(departments.count).toBe(29);
});

test('maigaoqiao: level 3 does not tile; 255 heads are 111 + 144; ways to end, not a sequence', () => {
  const { levels, roles, cases } = profile('maigaoqiao');
  expect(levels.map((level) => level.tiles)).toEqual([true, true, true, false]);
  expect(roles[1]!.madeOf.map((part) => part.count)).toEqual([111, 144]);
  expect(cases.flow).toBe('alternatives');
});

test('a preset of 20 digits has the object class before the county', () => {
  const copy = broken(['code'], {
    preset: 20,
    presetLevel: 'compound',
    prefix: [
      { name: { zh: '对象类别', en: 'Object class' }, digits: 6, value: '000000' },
      { name: { zh: '睢阳区', en: 'Suiyang District' }, digits: 6, value: '411403' },
    ],
    root: '001',
  });
  expect(readProfile(copy).ok).toBe(true);
});

test.each([
  [['levels', 2, 'target'], Number.NaN, 'profile-wrong-type', 'levels[2].target'],
  [['levels', 2, 'target'], 0, 'profile-out-of-range', 'levels[2].target'],
  [['levels', 2, 'band'], [0.8], 'profile-wrong-type', 'levels[2].band'],
  [['levels', 2, 'band', 1], 0.9, 'profile-out-of-range', 'levels[2].band[1]'],
  [['levels'], [], 'profile-out-of-range', 'levels'],
  [['levels', 0, 'name', 'en'], ' ', 'profile-wrong-type', 'levels[0].name.en'],
  [['levels', 0, 'name', 'en'], undefined, 'profile-missing', 'levels[0].name.en'],
  [['levels', 3, 'id'], 'compound', 'profile-duplicate', 'levels[3].id'],
  [['levels', 0, 'tiles'], false, 'profile-order', 'levels[0].tiles'],
  [['levels', 2, 'tiles'], false, 'profile-order', 'levels[3].tiles'],
  [['types', 1, 'letter'], '居', 'profile-duplicate', 'types[1].letter'],
  [['types', 1, 'hatch'], 'zigzag', 'profile-wrong-type', 'types[1].hatch'],
  [['roles', 0, 'requiredAt'], ['city'], 'profile-unknown-reference', 'roles[0].requiredAt[0]'],
  [['cases', 'steps', 0, 'covers'], ['started'], 'profile-wrong-type', 'cases.steps[0].covers[0]'],
  [['code', 'root'], '1', 'profile-wrong-type', 'code.root'],
  [['code', 'preset'], 15, 'profile-sum', 'code.preset'],
  [['code', 'presetLevel'], 'city', 'profile-unknown-reference', 'code.presetLevel'],
  [['extra'], 1, 'profile-unknown-key', 'extra'],
  [['map', 'centre'], [200, 0], 'profile-out-of-range', 'map.centre[0]'],
])('a wrong value at %j is refused with its path', (path, value, code, at) => {
  const read = readProfile(broken(path, value));
  expect(read).toMatchObject({ ok: false, reason: { code, params: { path: at } } });
});

test('anything else that JSON can say is refused, never thrown', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(readProfile(value).ok).toBe(false);
    }),
  );
  expect(readProfile(JSON.parse('{"__proto__": {"id": "x"}}')).ok).toBe(false);
});

test('what a step may say besides: who takes it, whom it goes to, that it needs a word', () => {
  const first = (more: object) => broken(['cases', 'steps', 1], { ...step, ...more });
  const step = { id: 'x', name: { zh: '办', en: 'Do' }, covers: ['accepted'], stopsClock: false };
  const severities = [{ id: 'low', name: { zh: '低', en: 'Low' } }];
  for (const more of [
    {},
    { by: ['approver'] },
    { needsNote: true },
    { to: { least: 1, most: 2, who: ['team'] } },
  ])
    expect(readProfile(first(more))).toMatchObject({ ok: true, value: { cases: { steps: { 1: more } } } });
  expect(readProfile(broken(['cases', 'severities'], severities))).toMatchObject({ ok: true });
  for (const [more, code, path] of [
    [{ by: [] }, 'profile-out-of-range', 'by'],
    [{ by: ['mayor'] }, 'profile-wrong-type', 'by[0]'],
    [{ by: null }, 'profile-wrong-type', 'by'],
    [{ to: { least: 3, most: 2, who: ['team'] } }, 'profile-out-of-range', 'to.least'],
    [{ to: { least: 1, most: 2 } }, 'profile-missing', 'to.who'],
    [{ id: 'resumed' }, 'profile-duplicate', 'id'],
  ] as const)
    expect(readProfile(first(more))).toMatchObject({
      ok: false,
      reason: { code, params: { path: `cases.steps[1].${path}` } },
    });
  expect(readProfile(broken(['cases', 'severities'], [...severities, ...severities]))).toMatchObject({
    reason: { code: 'profile-duplicate', params: { path: 'cases.severities[1].id' } },
  });
});
