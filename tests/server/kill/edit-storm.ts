import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EditAnswer, EditRequest } from '../../../domain/contract/log.ts';
import type { Edit } from '../../../domain/edit/types.ts';
import { toWireEdit } from '../../../domain/edit/wire.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import type { Random } from '../../arbitrary/random.ts';
import { randomEdit } from '../../arbitrary/random-edit.ts';
import { keepBuilding, type SentBuilding } from './building-storm.ts';
import type { KnownDivision } from './known-division.ts';
import type { Outcome, Planner } from './planner.ts';
import type { PreparedPlan } from './prepare-plan.ts';

/** An edit as it was sent, and the last that its sender heard of it. */
export interface SentEdit {
  readonly planner: Planner;
  readonly request: EditRequest;
  outcome: Outcome<EditAnswer>;
}

/** A building's households as they were set one after another by one client. */
export interface SentHouseholds {
  readonly building: string;
  readonly households: number;
  readonly outcome: Outcome<unknown>;
}

export interface Storm {
  readonly edits: SentEdit[];
  readonly households: SentHouseholds[];
  readonly buildings: SentBuilding[];
  /** Resolves when every client has stopped: the server is gone. Rejects on what no client should meet. */
  readonly over: Promise<unknown>;
}

/** Above this the plan is only merged, moved and described: so it stays small however long the storm is. */
const MOST_LEAVES = 90;
const RETRY_MS = 100;
const OWN_EDITS_KEPT = 20;

const GROWING = new Set<Edit['kind']>(['split', 'carve']);

/**
 * Every planner edits as fast as answers come, and one client gives households to buildings, and another puts up new ones and takes
 * them down, until `serverIsThere`
 * says no. While it says yes, what got no answer is sent again under the same id, as the editor does.
 */
export function startStorm(
  url: string,
  { plan, planners, buildings }: PreparedPlan,
  known: KnownDivision,
  random: Random,
  serverIsThere: () => boolean,
): Storm {
  const edits: SentEdit[] = [];
  const households: SentHouseholds[] = [];

  const keepEditing = async (planner: Planner): Promise<void> => {
    const own: string[] = [];
    while (serverIsThere()) {
      const request: EditRequest = {
        id: randomUUID(),
        baseRevision: known.revision,
        edit: toWireEdit(nextEdit(random, known, own)),
      };
      const sent: SentEdit = { planner, request, outcome: { kind: 'unanswered', why: 'not yet' } };
      edits.push(sent);
      do {
        sent.outcome = await planner.edit(url, plan, request);
        if (sent.outcome.kind === 'unanswered') await sleep(RETRY_MS);
      } while (sent.outcome.kind === 'unanswered' && serverIsThere());
      if (sent.outcome.kind !== 'made') continue;
      own.push(request.id);
      if (own.length > OWN_EDITS_KEPT) own.shift();
      const { answer } = sent.outcome;
      if (answer) known.hear(answer.revision, answer.diff);
    }
  };

  const keepCounting = async (planner: Planner): Promise<void> => {
    while (serverIsThere()) {
      const set = { building: random.pick(buildings), households: random.whole(0, 100_000) };
      households.push({ ...set, outcome: await planner.giveHouseholds(url, set.building, set.households) });
      await sleep(RETRY_MS);
    }
  };

  const raised: SentBuilding[] = [];
  const over = Promise.all([
    ...planners.map(keepEditing),
    keepCounting(planners[0]!),
    keepBuilding(url, planners[1]!, random, serverIsThere, raised),
  ]);
  over.catch(() => {});
  return { edits, households, buildings: raised, over };
}

/** Mostly what moves borders; sense and nonsense mixed, so that refusals run among the edits. */
function nextEdit(random: Random, { division }: KnownDivision, own: readonly string[]): Edit {
  const dice = random.next();
  if (dice < 0.15) {
    const grid = random.pick(gridsAt(division.tree, 'compound'));
    return { kind: 'describe', gridIds: [grid.id], set: { name: `grid ${random.whole(0, 9999)}` } };
  }
  if (dice < 0.25 && own.length > 0) return { kind: 'revert', edits: [random.pick(own.slice(-3))] };
  for (;;) {
    const edit = randomEdit(random, division, own);
    if (division.coverage.leaves.size < MOST_LEAVES || !GROWING.has(edit.kind)) return edit;
  }
}
