import { type FlowStep, mayTake, nextSteps, receiversOf } from '../../domain/case/flow.ts';
import { itemOf } from '../../domain/case/kinds.ts';
import { takeStep } from '../../domain/case/life-cycle.ts';
import type {
  CaseActor,
  CaseEntryFacts,
  CaseEntryKind,
  CaseRules,
  CaseStanding,
  Ms,
  StepRequest,
} from '../../domain/case/types.ts';
import { DEFAULT_DEPARTMENTS } from '../case-kinds/departments.ts';
import type { Random } from '../town/random.ts';

/** Whom a case of somewhere can be sent to: the office's departments, and the grid that it lies in. */
export interface LifeReceivers {
  readonly departments: readonly string[];
  readonly grid: string | null;
}

/** What a simulated officer does next, and how long after the case came to stand as it does. */
export interface LifeMove {
  readonly afterMs: number;
  readonly request: StepRequest;
  readonly actor: CaseActor;
}

export interface LifeEntry {
  readonly at: Ms;
  readonly actor: string;
  readonly kind: CaseEntryKind;
  readonly facts: CaseEntryFacts;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** No office writes more about one case. */
const MOVES_MAX = 40;

const OFFICER: CaseActor = { name: '模拟值班员', role: 'commander' };
const APPROVER: CaseActor = { name: '模拟审批人', role: 'approver' };

/**
 * What becomes of a case in the hands of officers who do not exist, up to a time: how it stands then and what its history says
 * after its report. Some are late, a few are extended, suspended or sent back, some are never appraised.
 */
export function liveCase(
  rules: CaseRules,
  standing: CaseStanding,
  receivers: LifeReceivers,
  random: Random,
  from: Ms,
  until: Ms,
): { readonly standing: CaseStanding; readonly entries: readonly LifeEntry[] } {
  const entries: LifeEntry[] = [];
  let now = from;
  for (let moves = 0; moves < MOVES_MAX; moves++) {
    const move = nextMove(rules, standing, receivers, random, now);
    if (!move || now + move.afterMs > until) break;
    now += move.afterMs;
    const taken = takeStep(rules, standing, move.request, move.actor, now);
    if (!taken.ok) break;
    standing = taken.value.standing;
    entries.push({ at: now, actor: move.actor.name, ...taken.value.entry });
  }
  return { standing, entries };
}

/** What happens next to a case that has come at `now` to stand as it does; null where nobody does anything more. */
export function nextMove(
  rules: CaseRules,
  standing: CaseStanding,
  receivers: LifeReceivers,
  random: Random,
  now: Ms,
): LifeMove | null {
  if (standing.asked) {
    const granted = random.chance(0.8);
    const request = granted ? { step: 'approve' } : { step: 'refuse', note: '理由不充分，请按期办理。' };
    return { afterMs: spread(random, 40 * MINUTE_MS), request, actor: APPROVER };
  }
  if (standing.suspendedAt !== null) {
    const request = { step: 'resumed', note: '条件已具备，恢复办理。' };
    return { afterMs: spread(random, 20 * HOUR_MS), request, actor: OFFICER };
  }
  const steps = nextSteps(rules.flow, standing);
  const step = rules.flow.flow === 'sequence' ? steps[0] : outcome(steps, random);
  if (!step) return null;
  let request = requestOf(rules, step, standing, receivers, random);
  if (!request) return null;
  const actor = mayTake(step, OFFICER) ? OFFICER : APPROVER;
  if (rules.flow.flow === 'alternatives' && random.chance(0.5)) request = appraised(request, random);
  if (step.covers.every((state) => state === 'appraised')) {
    if (standing.endedAt !== null && random.chance(0.4)) return null;
    return { afterMs: spread(random, 9 * HOUR_MS), request: appraised(request, random), actor };
  }
  if (standing.stoppedAt === null && step.stopsClock)
    return exception(standing, random, now) ?? { afterMs: toHandle(standing, random, now), request, actor };
  const { covers } = step;
  if (covers.includes('verified') && random.chance(0.035))
    return {
      afterMs: spread(random, 90 * MINUTE_MS),
      request: { step: 'returned', note: '现场核查未解决，退回重办。' },
      actor: APPROVER,
    };
  const median = covers.includes('dispatched') || covers.includes('accepted') ? 12 * MINUTE_MS : HOUR_MS;
  return { afterMs: spread(random, median), request, actor };
}

/** Log-normally around a median: most things are quick, some take long. */
function spread(random: Random, medianMs: number, deviation = 0.8): number {
  return Math.round(medianMs * Math.exp(random.normal(0, deviation)));
}

/** Most cases are handled with time to spare, one in nine late, a few much later. */
function toHandle({ dueAt, clockFrom }: CaseStanding, random: Random, now: Ms): number {
  const total = (dueAt ?? now + 24 * HOUR_MS) - clockFrom;
  const share = 0.42 * Math.exp(random.normal(0, 0.7)) * (random.chance(0.03) ? 8 : 1);
  return Math.max(spread(random, 20 * MINUTE_MS, 0.5), clockFrom + total * share - now);
}

/** Now and then more time is asked for, or a case has to wait for something. */
function exception({ dueAt, clockFrom }: CaseStanding, random: Random, now: Ms): LifeMove | null {
  const roll = random.next();
  if (dueAt === null || roll > 0.05) return null;
  const left = Math.max(0, dueAt - now);
  const afterMs = spread(random, Math.max(10 * MINUTE_MS, left * 0.3), 0.3);
  if (roll > 0.03)
    return { afterMs, request: { step: 'suspended', note: '等待施工条件。' }, actor: APPROVER };
  const until = new Date(Math.max(dueAt, now + afterMs) + (dueAt - clockFrom) * 0.5).toISOString();
  return { afterMs, request: { step: 'extended', note: '需多方协调，申请延期。', until }, actor: OFFICER };
}

function outcome(steps: readonly FlowStep[], random: Random): FlowStep | undefined {
  if (steps.length === 0) return undefined;
  return steps[random.chance(0.7) ? 0 : random.whole(0, steps.length - 1)];
}

function requestOf(
  rules: CaseRules,
  step: FlowStep,
  { kindId }: CaseStanding,
  receivers: LifeReceivers,
  random: Random,
): StepRequest | null {
  const note = step.needsNote ? { note: '已向反映人解释并备案。' } : {};
  const asked = receiversOf(step);
  if (!asked) return { step: step.id, ...note };
  const to = whom(itemOf(rules.kinds, kindId), asked, receivers, random);
  return to.length < asked.least ? null : { step: step.id, to, ...note };
}

/** Most go to the department whose business it is, some to the grid's own team, a few to two departments. */
function whom(
  item: string,
  { least, most, who }: NonNullable<ReturnType<typeof receiversOf>>,
  { departments, grid }: LifeReceivers,
  random: Random,
): string[] {
  const own = DEFAULT_DEPARTMENTS.find(({ items }) => items.includes(item))?.id;
  const known = who.includes('department') ? departments : [];
  const others = random.shuffled(known.filter((id) => id !== own));
  const first = own !== undefined && known.includes(own) ? [own] : others.slice(0, 1);
  const team = grid !== null && who.includes('team') ? [grid] : [];
  const alone = random.chance(0.35) && team.length > 0 ? team : first.length > 0 ? first : team;
  const count = Math.max(least, random.chance(0.06) ? 2 : 1);
  const rest = [...first, ...others, ...team].filter((id) => !alone.includes(id));
  return [...alone, ...rest].slice(0, Math.min(count, most));
}

function appraised(request: StepRequest, random: Random): StepRequest {
  if (random.chance(0.25)) return request;
  const roll = random.next();
  const satisfaction = roll < 0.46 ? 5 : roll < 0.8 ? 4 : roll < 0.92 ? 3 : roll < 0.97 ? 2 : 1;
  return { ...request, satisfaction };
}
