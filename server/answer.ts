import type { Reason, Result } from '../domain/result.ts';
import { Refusal } from './problem.ts';

/** Codes that are not 422: what is not there, what somebody else came before, what is not one's own. */
const STATUS: Readonly<Record<string, number>> = {
  'plan-gone': 404,
  'building-gone': 404,
  'job-gone': 404,
  'proposal-gone': 404,
  'grid-unknown': 404,
  'case-gone': 404,
  'alarm-gone': 404,
  'photo-gone': 404,
  'template-unknown': 404,
  'template-built-in': 409,
  'template-in-use': 409,
  'template-changed': 409,
  'boards-busy': 503,
  'boards-unfinished': 409,
  'boards-file-gone': 410,
  'print-gone': 404,
  'print-of-draft': 409,
  'place-known': 409,
  'hanging-place-gone': 404,
  'revision-unknown': 409,
  'stale-revision': 409,
  'case-moved-on': 409,
  'built-upon': 409,
  'edit-id-taken': 409,
  'job-state': 409,
  'proposal-unfinished': 409,
  'proposal-needs-draft': 409,
  'proposal-stale': 409,
  'import-read-anew': 409,
  'not-empty': 409,
  'not-own-edit': 403,
  'not-own-case': 403,
};

/** The value of a result; a refusal is thrown on its way to the client, with the HTTP status of its code. */
export function valueOrRefusal<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw refusalOf(result.reason);
}

function refusalOf(reason: Reason): Refusal {
  return new Refusal(STATUS[reason.code] ?? 422, reason);
}
