import { Check } from 'typebox/value';
import { WireTeam } from '../../../domain/contract/team.ts';
import type { Declared, Team } from '../../../domain/plan/types.ts';
import { cutText } from '../columns/columns.ts';

const TAG_LENGTH_MAX = 40;

/** A team as it goes out: the object, or its JSON where a table holds texts alone; null for anything else. */
export function readTeam(value: unknown): Team | null {
  const team = parsed(value);
  return Check(WireTeam, team) ? team : null;
}

/** Declared households: a number, the object that goes out, or its JSON; null for anything else. */
export function readDeclared(value: unknown): Declared | null {
  const said = parsed(value);
  if (isCount(said)) return { households: said, persons: null, estimated: false };
  if (typeof said !== 'object' || said === null) return null;
  const { households, persons = null, estimated = false } = said as Record<string, unknown>;
  if (!isCount(households) || (persons !== null && !isCount(persons))) return null;
  return { households, persons, estimated: estimated === true };
}

/** Tags: a list, its JSON, or a text with separators of either language. */
export function readTags(value: unknown): string[] {
  const said = parsed(value);
  const list = Array.isArray(said) ? said : typeof said === 'string' ? said.split(/[,;，；、|]/) : [];
  return list.flatMap((tag: unknown) =>
    typeof tag === 'string' && tag.trim() !== '' ? [cutText(tag.trim(), TAG_LENGTH_MAX)] : [],
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= 1_000_000_000;
}

/** A text that is JSON as its value; any other value as it is. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*(?:[[{"]|\d+\s*$)/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
