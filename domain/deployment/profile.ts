import type { Result } from '../result.ts';
import { checkReferences } from './check-references.ts';
import {
  flag,
  list,
  mayMiss,
  number,
  oneOf,
  orNull,
  pair,
  type Reader,
  record,
  text,
  textLike,
  whole,
} from './read.ts';
import {
  CANONICAL_STEPS,
  type CaseFlow,
  type CodeRule,
  type Fact,
  type GridType,
  type Profile,
  type ProfileLevel,
  type RiskLevel,
  type Role,
  type Severity,
  type Tag,
  type Words,
} from './types.ts';

export type { Profile } from './types.ts';

const id = textLike(/^[a-z][a-z0-9-]{0,39}$/, 'a-z, 0-9 and -');
const colour = textLike(/^#[0-9A-Fa-f]{6}$/, '#RRGGBB');
const digits = textLike(/^[0-9]+$/, 'digits');
const words = record<Words>({ zh: text, en: text });
const measure = oneOf('households', 'persons');
const count = whole(0, 1e9);

const level: Reader<ProfileLevel> = record<ProfileLevel>({
  id,
  name: words,
  tiles: flag,
  measure,
  target: orNull(whole(1, 1e7)),
  orTarget: orNull(record({ measure, target: whole(1, 1e7) })),
  band: pair(number(0, 1), number(1, 10)),
  outOfBand: oneOf('block', 'reason'),
  codeDigits: whole(0, 12),
  expected: orNull(count),
});

const type = record<GridType>({
  id,
  name: words,
  colour,
  letter: textLike(/^\S$/u, 'one letter'),
  hatch: oneOf('none', 'diagonal', 'back-diagonal', 'horizontal', 'vertical', 'cross', 'dots'),
});

const role = record<Role>({
  id,
  name: words,
  requiredAt: list(id),
  first: flag,
  expected: orNull(count),
  madeOf: list(record({ name: words, count })),
});

const step = record<CaseFlow['steps'][number]>({
  id,
  name: words,
  covers: list(oneOf(...CANONICAL_STEPS), 1),
  stopsClock: flag,
  by: mayMiss(list(oneOf('commander', 'approver', 'admin'), 1)),
  to: mayMiss(
    record({
      least: whole(0, 30),
      most: whole(1, 30),
      who: list(oneOf('team', 'department'), 1),
    }),
  ),
  needsNote: mayMiss(flag),
});

const cases = record<CaseFlow>({
  flow: oneOf('sequence', 'alternatives'),
  steps: list(step, 1),
  workingDays: orNull(whole(1, 365)),
  severities: mayMiss(list(record<Severity>({ id, name: words }), 1)),
});

const code = record<CodeRule>({
  preset: orNull(oneOf(14, 15, 20)),
  presetLevel: orNull(id),
  prefix: list(record({ name: words, digits: whole(1, 12), value: digits })),
  root: orNull(digits),
});

const fact = record<Fact>({
  id,
  value: number(0, 1e9),
  precision: oneOf('exact', 'about', 'at-least'),
  statement: words,
});

const profile = record<Profile>({
  id,
  name: words,
  place: words,
  map: record({ centre: pair(number(-180, 180), number(-90, 90)), zoom: number(0, 22) }),
  levels: list(level, 1),
  code,
  types: list(type, 1),
  risks: list(record<RiskLevel>({ id, name: words, colour }), 1),
  tags: list(record<Tag>({ id, name: words })),
  roles: list(role),
  services: list(words),
  cases,
  departments: record({ count: orNull(count), names: list(words) }),
  floatingPeopleCount: orNull(flag),
  patrol: orNull(record({ perDay: whole(1, 24) })),
  rules: list(words),
  source: words,
  facts: list(fact),
  invented: list(words),
});

/**
 * Reads a deployment's profile from parsed JSON. Refuses a missing or unknown key, a wrong type, a number out of
 * range, an id that stands twice, and a name of a level that there is not; the reason's `path` says where.
 */
export function readProfile(json: unknown): Result<Profile> {
  const read = profile(json, '');
  return read.ok ? checkReferences(read.value) : read;
}
