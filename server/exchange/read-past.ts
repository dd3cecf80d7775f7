import type { ReachedAt } from '../../domain/case/past-case.ts';
import type { CaseState, Ms } from '../../domain/case/types.ts';
import { CANONICAL_STEPS } from '../../domain/deployment/types.ts';
import type { NewCase } from '../cases/new-case.ts';
import { type Columns, fieldOf, textOf } from './columns/columns.ts';
import type { Field } from './columns/fields.ts';
import type { ManyRepairs } from './many-repairs.ts';
import { readTime } from './read-time.ts';
import { shownValue } from './shown-value.ts';
import type { FeatureRow } from './source/source.ts';

const TIMES: readonly (readonly [state: CaseState, field: Field])[] = [
  ['accepted', 'acceptedAt'],
  ['dispatched', 'dispatchedAt'],
  ['handled', 'handledAt'],
  ['closed', 'closedAt'],
];

/** What offices write of how content somebody was, from 1 to 5. */
const CONTENT = [
  '1 非常不满意 很不满意 极不满意 一星 1星',
  '2 不满意 较不满意 二星 2星',
  '3 一般 基本满意 中立 三星 3星',
  '4 满意 较满意 比较满意 四星 4星',
  '5 非常满意 很满意 十分满意 五星 5星',
].map((words) => words.split(' '));

/**
 * What a row says of a case's past: how far it has come (the furthest of its state and the times given), when it got
 * there, how content somebody was. A time that cannot be read, lies before the one before it or ahead of the clock, and a word
 * of content that nobody knows are left out, and told.
 */
export function readPast(
  columns: Columns,
  { row, properties }: FeatureRow,
  {
    occurredAt,
    latest,
    said,
  }: { readonly occurredAt: string; readonly latest: Ms; readonly said: CaseState },
  told: ManyRepairs,
): Pick<NewCase, 'state' | 'reached' | 'satisfaction'> {
  const reached: { -readonly [State in keyof ReachedAt]: ReachedAt[State] } = {};
  let before = Date.parse(occurredAt);
  let state = said;
  for (const [name, field] of TIMES) {
    const value = fieldOf(columns, properties, field);
    const time = readTime(value);
    if (time === null) continue;
    const ms = time === undefined ? Number.NaN : Date.parse(time);
    if (!(ms >= before && ms <= latest)) {
      told.say(row, 'step-time-left', shownValue(value), '');
      continue;
    }
    reached[name] = ms;
    before = ms;
    if (CANONICAL_STEPS.indexOf(name) > CANONICAL_STEPS.indexOf(state)) state = name;
  }
  const word = textOf(columns, properties, 'satisfaction', 20);
  const satisfaction = word === '' ? 0 : CONTENT.findIndex((words) => words.includes(plain(word))) + 1;
  if (word !== '' && satisfaction === 0) told.say(row, 'satisfaction-unknown', shownValue(word), '');
  return {
    state,
    ...(Object.keys(reached).length === 0 ? {} : { reached }),
    ...(satisfaction === 0 ? {} : { satisfaction }),
  };
}

function plain(word: string): string {
  return word.normalize('NFKC').replace(/\s|分$|\.0+$/g, '');
}
