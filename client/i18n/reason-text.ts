import type { Reason } from '../../domain/result.ts';
import type { Say } from './use-say.ts';

/** Parameters that are codes themselves, and where their words stand. */
const NAMED = {
  role: 'role',
  status: 'planStatus',
  from: 'planStatus',
  to: 'planStatus',
  first: 'issueGroup',
} as const;

/** A reason as a sentence: parameters that are codes are put in words, numbers as people write them. */
export function reasonText({ code, params }: Pick<Reason, 'code' | 'params'>, say: Say): string {
  const words: Record<string, string> = {};
  for (const [key, value] of Object.entries(params)) {
    words[key] = typeof value === 'number' ? say.number(value) : value;
    const group = NAMED[key as keyof typeof NAMED];
    if (group && typeof value === 'string' && value !== '') words[`${key}Name`] = say.t(`${group}.${value}`);
  }
  return say.t(`reason.${code}`, words).trim();
}
