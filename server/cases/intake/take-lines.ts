import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReportAnswer } from '../../../domain/contract/case.ts';
import type { Identity } from '../../accounts/identity.ts';
import type { PlanContext } from '../../plans/context.ts';
import { type JsonLine, jsonLines } from './json-lines.ts';
import { waitForCases } from './report-limits.ts';
import { type TakingIn, takeIn } from './take-in.ts';

/** Lines that are stored together; the next are read when they are. */
const LINES = 500;
/** So many refusals are listed; of more only the number is given. */
const REFUSED_MAX = 5_000;

/**
 * Takes cases in that come line by line, as many as there are, at the pace that the sender is allowed. What is wrong with a line is
 * refused with its index (empty lines do not count); the lines around it are taken. Where storing fails the answer is
 * that failure, and what came before is a duplicate when all is sent again.
 */
export async function takeLines(
  context: PlanContext,
  stream: Readable,
  who: Identity,
  taking: TakingIn,
): Promise<ReportAnswer> {
  const total = { accepted: 0, duplicate: 0, tray: 0 };
  const refused: ReportAnswer['refused'] = [];
  let refusedMore = 0;
  let read = 0;
  const refuse = (one: ReportAnswer['refused'][number]) => {
    if (refused.length < REFUSED_MAX) refused.push(one);
    else refusedMore++;
  };
  const take = async (lines: readonly JsonLine[]) => {
    const values: unknown[] = [];
    const places: number[] = [];
    for (const [i, line] of lines.entries()) {
      if (!line.ok) refuse({ index: read + i, reason: { code: line.code, params: {} } });
      else {
        values.push(line.value);
        places.push(read + i);
      }
    }
    read += lines.length;
    for (let wait = 1; wait > 0; ) {
      wait = waitForCases(who, values.length);
      if (wait > 0) await sleep(wait * 1000);
    }
    const answer = await takeIn(context, null, values, taking);
    total.accepted += answer.accepted;
    total.duplicate += answer.duplicate;
    total.tray += answer.tray;
    for (const { index, reason } of answer.refused) refuse({ index: places[index]!, reason });
  };
  let lines: JsonLine[] = [];
  for await (const line of jsonLines(stream)) {
    lines.push(line);
    if (lines.length < LINES) continue;
    await take(lines);
    lines = [];
  }
  if (lines.length > 0) await take(lines);
  refused.sort((a, b) => a.index - b.index);
  return { ...total, refused, ...(refusedMore > 0 ? { refusedMore } : {}) };
}
