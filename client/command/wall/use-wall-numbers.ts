import { useEffect, useRef, useState } from 'react';
import { chinaMidnight } from '../../../domain/case/china-time.ts';
import type { CaseSummary, CaseWindow, SummaryQuery, WireCase } from '../../../domain/contract/case.ts';
import { browserFetch, browserUpload } from '../../api/browser-ports.ts';
import { createCasesApi } from '../../api/cases-api.ts';
import type { Answer } from '../../editor/ports.ts';
import { queryOf } from '../store/filter.ts';
import type { CaseFilter } from '../store/types.ts';
import { DAY_MS, wallSpan } from './wall-span.ts';

/** What the server has counted for a wall, all of it asked for together. */
export interface WallCounts {
  readonly standing: CaseSummary;
  readonly today: CaseSummary;
  readonly hours: CaseSummary;
  readonly before: CaseSummary;
  readonly kinds: CaseSummary;
  readonly grids: CaseSummary;
  /** Newest first, as many as a wall can want. */
  readonly overdue: readonly WireCase[];
  readonly soon: readonly WireCase[];
  readonly span: { readonly from: number; readonly to: number };
  /** How far back the window before lies: whole days, so that the hours of a day stand beside each other. */
  readonly shift: number;
}

const MOST_OVERDUE = 500;
const MOST_SOON = 50;
/** The lists are long, and asked for so often: what stands in them is hours late, and minutes matter to nobody there. */
const LISTS_MS = 15_000;

const cases = createCasesApi(browserFetch, browserUpload);

/** At most so often, however many cases come. */
const AGAIN_MS = 3_000;
/** And so often where none comes: what is overdue grows by itself. */
const STILL_MS = 20_000;

/** Why the last question was not answered: the sign-in has ended, or the server is away. It is asked again all the same. */
export type Failure = 'signed-out' | 'away';

function failureOf(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Failure {
  return answer.kind === 'refused' && answer.status === 401 ? 'signed-out' : 'away';
}

/** Today's window is a whole day long beside yesterday's: the line of the day before is seen to its end. */
function askedSpan(hours: number | null, at: number) {
  const span = wallSpan(hours, at);
  const whole = hours === null ? { from: span.from, to: span.from + DAY_MS } : span;
  return { span: whole, shift: Math.ceil((whole.to - whole.from) / DAY_MS) * DAY_MS };
}

type Lists = Pick<WallCounts, 'overdue' | 'soon'>;

async function askAll(
  hours: number | null,
  level: string,
  signal: AbortSignal,
  lists: Lists | null,
  filter: CaseFilter,
): Promise<Answer<WallCounts>> {
  // The address's filter, but for the states: a wall counts them all.
  const narrowed = queryOf({ ...filter, states: [] });
  const now = Date.now();
  const { span, shift } = askedSpan(hours, now);
  const iso = (at: number) => new Date(at).toISOString();
  const within = { from: iso(span.from), to: iso(span.to) };
  const midnight = chinaMidnight(now);
  const ask = (query: SummaryQuery) => cases.summary({ ...narrowed, ...query }, signal);
  const list = (state: string, limit: number) =>
    cases.window({ ...narrowed, state, limit: String(limit) }, signal);
  const summaries = Promise.all([
    ask({ by: 'state' }),
    ask({ by: 'state', from: iso(midnight), to: iso(midnight + DAY_MS) }),
    ask({ by: 'hour', ...within }),
    ask({ by: 'hour', from: iso(span.from - shift), to: iso(span.to - shift) }),
    ask({ by: 'kind', ...within }),
    ask({ by: 'grid', level, ...within }),
  ]);
  const listed = lists ? [] : await Promise.all([list('overdue', MOST_OVERDUE), list('soon', MOST_SOON)]);
  const counted = await summaries;
  const failed = [...counted, ...listed].find((answer) => answer.kind !== 'ok');
  if (failed) return failed as Exclude<typeof failed, { kind: 'ok' }>;
  const [standing, today, byHour, before, kinds, grids] = counted.map(okOf);
  const [overdue, soon] = lists
    ? [lists.overdue, lists.soon]
    : listed.map((answer) => okOf<CaseWindow>(answer).items);
  return {
    kind: 'ok',
    value: {
      ...{
        standing: standing!,
        today: today!,
        hours: byHour!,
        before: before!,
        kinds: kinds!,
        grids: grids!,
      },
      ...{ overdue: overdue!, soon: soon!, span, shift },
    },
  };
}

function okOf<T>(answer: Answer<T>): T {
  if (answer.kind !== 'ok') throw new Error(answer.kind);
  return answer.value;
}

/**
 * The server's counts for a wall: asked anew when `version` changes (a case came or moved on), at most every three
 * seconds, and every twenty by itself; one question at a time. What was counted last stands until the next answer.
 */
export function useWallNumbers(
  hours: number | null,
  level: string,
  version: number,
  filter: CaseFilter,
): { readonly counts: WallCounts | null; readonly failed: Failure | null } {
  const [counts, setCounts] = useState<WallCounts | null>(null);
  const [failed, setFailed] = useState<Failure | null>(null);
  const wanted = useRef<() => void>(() => {});

  useEffect(() => {
    // Which grids are to be counted is known when the plan is.
    if (level === '') return;
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;
    let again = false;
    let asked = Number.NEGATIVE_INFINITY;
    let listedAt = Number.NEGATIVE_INFINITY;
    let lists: Lists | null = null;
    const ask = async () => {
      asking = true;
      again = false;
      asked = performance.now();
      const fresh = asked - listedAt < LISTS_MS ? lists : null;
      const answer = await askAll(hours, level, gone.signal, fresh, filter);
      if (gone.signal.aborted) return;
      asking = false;
      if (answer.kind === 'ok') {
        if (!fresh) listedAt = asked;
        lists = answer.value;
        setCounts(answer.value);
      }
      setFailed(answer.kind === 'ok' ? null : failureOf(answer));
      wait(again || answer.kind !== 'ok' ? AGAIN_MS : STILL_MS);
    };
    const wait = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), Math.max(0, asked + ms - performance.now()));
    };
    wanted.current = () => {
      again = true;
      if (!asking) wait(AGAIN_MS);
    };
    void ask();
    return () => {
      gone.abort();
      clearTimeout(timer);
      wanted.current = () => {};
    };
  }, [hours, level, filter]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is the reason to ask.
  useEffect(() => wanted.current(), [version]);
  return { counts, failed };
}
