import { readFileSync } from 'node:fs';
import { CHINA_DAYS } from '../../../data/calendar/china.ts';
import { DEFAULT_KINDS } from '../../../data/case-kinds/kinds.ts';
import { readKinds } from '../../../domain/case/kinds.ts';
import type { CaseRules, Limit } from '../../../domain/case/types.ts';
import { calendarOf } from '../../../domain/case/working-days.ts';
import { type Profile, readProfile } from '../../../domain/deployment/profile.ts';

export const PROFILES = ['xincheng', 'tianqiao', 'dongan', 'dongcheng', 'maigaoqiao'] as const;

/** 18:00. */
const CLOSES_AT = 18 * 60;

export const CALENDAR = calendarOf(CHINA_DAYS, CLOSES_AT);

export function must<T>(result: { ok: true; value: T } | { ok: false; reason: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.reason));
  return result.value;
}

export function profileOf(name: string): Profile {
  const file = new URL(`../../../data/profiles/${name}.json`, import.meta.url);
  return must(readProfile(JSON.parse(readFileSync(file, 'utf8'))));
}

const kinds = must(readKinds(DEFAULT_KINDS));

/** Our rules for a deployment that ships with the product; `only` gives every case that limit and no other. */
export function rulesOf(name: string, only?: Limit): CaseRules {
  const plain = must(readKinds(DEFAULT_KINDS.map((kind) => ({ ...kind, deadlines: {} }))));
  return {
    flow: profileOf(name).cases,
    kinds: only ? plain : kinds,
    calendar: CALENDAR,
    limit: only ?? { amount: 2, unit: 'working-days' },
  };
}
