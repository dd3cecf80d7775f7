import type { CaseStepBody, PossibleStep } from '../../../../domain/contract/case.ts';
import { fromLocal } from '../../time/china-time.ts';

/** What is typed for a step before it is taken. `until` as a field of date and time has it, in China's time. */
export interface StepForm {
  readonly step: string;
  readonly to: readonly string[];
  readonly note: string;
  readonly until: string;
  readonly satisfaction: number | null;
  /** Of a return, the step that it goes back to; null: the last one. */
  readonly back: string | null;
  /** How many entries the history had when the form was opened: what the officer has seen. */
  readonly base: number;
}

/** A form for a step, opened on a history of so many entries; another step's keeps what was typed. */
export function openForm(step: string, base: number, before: StepForm | undefined): StepForm {
  return { to: [], note: '', until: '', satisfaction: null, ...before, back: null, step, base };
}

/** What a form still lacks for its step; null where it can be sent. */
export function lackOf(
  { to, note, until }: StepForm,
  { to: receivers, atLeast, needsNote, needsUntil }: PossibleStep,
): 'to' | 'more' | 'one' | 'note' | 'until' | null {
  const least = atLeast ?? (receivers === 'none' ? 0 : 1);
  if (receivers !== 'none' && to.length < least) return least > 1 ? 'more' : 'to';
  if (receivers === 'one' && to.length > 1) return 'one';
  if (needsUntil && instantOf(until) === null) return 'until';
  if (needsNote && note.trim() === '') return 'note';
  return null;
}

/** The step as the server takes it: nothing that its kind does not ask for. */
export function stepBody(form: StepForm, possible: PossibleStep, rates: boolean): CaseStepBody {
  const until = possible.needsUntil ? instantOf(form.until) : null;
  const note = form.note.trim();
  return {
    step: form.step,
    base: form.base,
    ...(possible.to === 'none' ? {} : { to: [...form.to] }),
    ...(note === '' ? {} : { note }),
    ...(until === null ? {} : { until }),
    ...(form.back !== null && possible.back?.includes(form.back) ? { back: form.back } : {}),
    ...(rates && form.satisfaction !== null ? { satisfaction: form.satisfaction } : {}),
  };
}

/** The instant, ISO 8601, of a field of date and time; null where it is none. */
function instantOf(field: string): string | null {
  const at = fromLocal(field);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
