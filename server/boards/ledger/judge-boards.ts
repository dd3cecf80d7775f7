import { setImmediate as nextTurn } from 'node:timers/promises';
import { imprintDiffers } from '../../../domain/board/ledger/imprint.ts';
import { type Judgement, judgeSheet, type KnownSheet } from '../../../domain/board/ledger/judge-sheet.ts';
import { shownSheet } from '../../../domain/board/ledger/shown-sheet.ts';
import type { SheetDigests, SheetFacts } from '../../../domain/board/ledger/types.ts';
import type { Db, Tx } from '../../db/transaction.ts';
import { type JudgedRow, printsToJudge, shownOf } from './print.queries.ts';
import { textDigest } from './text-digest.ts';

/** Other turns are let in so often, ms. */
const TURN_MS = 15;
const RIGHT: Judgement = { must: [], may: [] };

/**
 * Sheets beside what a plan makes of their grids now, each judged once as long as `known` is kept: a tick at a wall leaves all others as
 * they are. What the sheets said is read only of those that are not what they would be.
 */
export async function judgeBoards(
  db: Db | Tx,
  prints: readonly string[],
  factsOf: (print: JudgedRow) => SheetFacts | null,
  known: Map<string, Judgement>,
): Promise<ReadonlyMap<string, Judgement>> {
  const suspects: { readonly row: JudgedRow; readonly now: KnownSheet | null }[] = [];
  let since = performance.now();
  const unknown = prints.filter((id) => !known.has(id));
  for (const row of await printsToJudge(db, unknown)) {
    if (performance.now() - since > TURN_MS) {
      await nextTurn();
      since = performance.now();
    }
    const facts = factsOf(row);
    const now = facts && shownSheet(facts, row.view, textDigest);
    if (now && isAsMade(row, now)) known.set(row.id, RIGHT);
    else suspects.push({ row, now });
  }
  const shown = await shownOf(
    db,
    suspects.map(({ row }) => row.id),
  );
  for (const { row, now } of suspects) {
    const said = shown.get(row.id);
    if (said) known.set(row.id, judgeSheet({ shown: said, digests: row.digests, draft: row.draft }, now));
  }
  return known;
}

/** Whether a sheet may stay as it is. */
export function isRight({ must, may }: Judgement): boolean {
  return must.length + may.length === 0;
}

function isAsMade({ draft, digests, imprint }: JudgedRow, now: KnownSheet): boolean {
  return (
    !draft &&
    sameDigests(digests, now.digests) &&
    imprintDiffers(imprint ?? undefined, now.shown.imprint).length === 0
  );
}

function sameDigests(a: SheetDigests, b: SheetDigests): boolean {
  return Object.entries(a).every(([part, digest]) => b[part as keyof SheetDigests] === digest);
}
