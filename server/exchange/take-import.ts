import type { ImportReport } from '../../domain/contract/exchange.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { storeCases } from '../cases/store-cases.ts';
import type { Tx } from '../db/transaction.ts';
import { storeBuildings, storeLines, storePlaces } from '../places/store-places.ts';
import type { PlanContext } from '../plans/context.ts';
import { storePlan } from '../plans/create-plan.ts';
import { barOf } from './bar-of.ts';
import type { PreparedImport } from './read-source.ts';

/** What goes along with taking an import, where it is a job's. */
export interface AlongTake {
  /** In whose name edits of a plan are logged. */
  readonly author: string;
  /** The last of the transaction that stores it, with the report; what it throws undoes all. */
  within?(tx: Tx, report: ImportReport): Promise<void>;
  progress?(share: number, step: string): void;
}

/**
 * Stores what an import has prepared, all of it or nothing. Gives the report as of what was taken. Refuses
 * `import-questions`, `import-faulty` for grids that are no sound coverage, `import-empty` where every row was refused.
 */
export async function takeImport(
  context: PlanContext,
  { prepared, report, draft }: PreparedImport,
  { author, within, progress }: AlongTake,
): Promise<Result<ImportReport>> {
  const bar = barOf(report);
  if (!bar.ok) return bar;
  if (!prepared) return refuse('import-empty', { refused: report.refused.length });
  let taken = asTaken(report);
  if (prepared.kind === 'plan') {
    const stored = await storePlan(context, prepared, async (tx, plan) => {
      taken = { ...taken, plan };
      await within?.(tx, taken);
    });
    return stored.ok ? ok(taken) : stored;
  }
  const last = async (tx: Tx) => within?.(tx, taken);
  switch (prepared.kind) {
    case 'update': {
      const stored = await prepared.update.store(author, async (tx) => {
        taken = asTaken(draft.toReport());
        await last(tx);
      });
      return stored.ok ? ok(taken) : stored;
    }
    case 'buildings':
      await storeBuildings(context, prepared.territory, prepared.buildings, last, () =>
        progress?.(0.4, 'placed'),
      );
      break;
    case 'lines':
      await storeLines(context, prepared.territory, prepared.lines, last);
      break;
    case 'cases':
      // One that is there already is not taken twice.
      await storeCases(
        context,
        prepared.territory,
        prepared.cases,
        async (tx, stored) => {
          if (stored.outside > 0) draft.note('cases-outside', { count: stored.outside });
          const { added, duplicates } = stored;
          taken = { ...asTaken(draft.toReport()), taken: added, unchanged: duplicates };
          await last(tx);
        },
        author,
      );
      break;
    default:
      await storePlaces(context, prepared.territory, prepared.places, last);
  }
  return ok(taken);
}

/** The report as of what was taken: what was shown of the file's own values is not kept. */
function asTaken(report: ImportReport): ImportReport {
  const { source, columns } = report;
  return {
    ...report,
    committed: true,
    source: source && { ...source, encoding: { ...source.encoding, sample: [] } },
    columns: columns.map((column) => ({ ...column, samples: [] })),
  };
}
