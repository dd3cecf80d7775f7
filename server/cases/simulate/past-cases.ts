import { randomUUID } from 'node:crypto';
import { liveCase } from '../../../data/day/case-life.ts';
import { CaseStream } from '../../../data/day/case-stream.ts';
import type { DayCase, DayGround } from '../../../data/day/types.ts';
import { Random } from '../../../data/town/random.ts';
import { chinaMidnight } from '../../../domain/case/china-time.ts';
import { newStanding } from '../../../domain/case/new-standing.ts';
import { findSeverity } from '../../../domain/case/severity.ts';
import type { CaseRules, CaseStanding, Ms } from '../../../domain/case/types.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import { toLattice } from '../../../domain/geometry/point.ts';
import type { Tx } from '../../db/transaction.ts';
import { pointToHex } from '../../db/wkb.ts';
import { caseRules } from '../case-rules.ts';
import { type Located, locatePoints } from '../intake/intake.queries.ts';
import { standingColumns } from '../life/standing.ts';
import { allDepartments } from '../office/office.queries.ts';
import { insertLived, type LivedCase } from './past.queries.ts';

/** Cases a day, some of them told twice. */
const CASES_PER_DAY = 200;
const DAYS = 30;
const DAY_MS = 86_400_000;
/** Others have their turn in between. */
const CASES_PER_STATEMENT = 1000;
/** Who tells of simulated cases. */
export const SIMULATOR = '模拟数据';

/** The last days in a territory as they were not: cases with their whole histories, all marked as simulated. Gives how many. */
export async function addPastCases(
  tx: Tx,
  profile: Profile,
  territory: string,
  ground: DayGround,
  wish: { readonly seed: number; readonly now: Ms },
): Promise<number> {
  const { seed, now } = wish;
  const stream = new CaseStream(ground, seed);
  const today = chinaMidnight(now);
  const cases = Array.from({ length: DAYS + 1 }, (_, i) => {
    const midnight = today - (DAYS - i) * DAY_MS;
    const day = new Date(midnight + DAY_MS / 2).toISOString().slice(0, 10);
    return stream.day({ seed, midnight, cases: CASES_PER_DAY, label: `SIM-${day}`, burst: i % 4 === 0 });
  }).map((day) => day.filter(({ at }) => at + TOLD_AFTER_MS < now));
  const rules = await caseRules({ db: tx, profile });
  const departments = (await allDepartments(tx)).filter(({ active }) => active).map(({ id }) => id);
  const made: LivedCase[] = [];
  for (const day of cases) {
    const placed = day.flatMap((one, i) => (one.report.at ? [{ i, at: toLattice(...one.report.at) }] : []));
    const found = await locatePoints(
      tx,
      placed.map(({ at }) => ({ at, territory })),
    );
    const located = new Map(placed.map(({ i }, n) => [i, found[n]!]));
    // What lay in no grid has long been dealt with: the tray is of today.
    const ids = day.map((one, i) => (located.get(i)?.grid || now - one.at < DAY_MS ? randomUUID() : null));
    for (const [i, one] of day.entries()) {
      const id = ids[i] ?? null;
      const of = one.retells === null ? null : (ids[one.retells] ?? null);
      const place = located.get(i) ?? null;
      if (id !== null)
        made.push(livedCase(rules, one, { id, of, territory, located: place, departments, now }));
    }
  }
  for (let i = 0; i < made.length; i += CASES_PER_STATEMENT)
    await insertLived(tx, made.slice(i, i + CASES_PER_STATEMENT));
  return made.length;
}

/** How long a feed takes to tell, and an officer to see that it is told again. */
const TOLD_AFTER_MS = 45_000;
const LINKED_AFTER_MS = 8 * 60_000;

interface Around {
  readonly id: string;
  /** What it tells again. */
  readonly of: string | null;
  readonly territory: string;
  readonly located: Located | null;
  readonly departments: readonly string[];
  readonly now: Ms;
}

function livedCase(rules: CaseRules, { report, at, kindId }: DayCase, around: Around): LivedCase {
  const { id, of, territory, located, departments, now } = around;
  const told = at + TOLD_AFTER_MS;
  const severityId = findSeverity(rules.flow, report.severity ?? '');
  const fresh = newStanding(rules, {
    kindId: rules.kinds.has(kindId) ? kindId : 'other',
    severityId,
    occurredAt: at,
    now: told,
  });
  const linked = of !== null && told + LINKED_AFTER_MS <= now;
  const begun = linked ? { ...fresh, history: 2 } : fresh;
  const grid = located?.grid ?? null;
  const random = new Random(`life/${report.externalId}`);
  const from = linked ? told + LINKED_AFTER_MS : told;
  // What lies in no grid waits in the tray.
  const life =
    grid === null
      ? { standing: begun, entries: [] }
      : liveCase(rules, begun, { departments, grid }, random, from, now);
  const entries = [
    { at: told, actor: SIMULATOR, kind: 'reported' as const, facts: {} },
    ...(linked ? [{ at: from, actor: '模拟值班员', kind: 'linked' as const, facts: { of } }] : []),
    ...life.entries,
  ];
  const row = {
    id,
    territory_id: territory,
    source: report.source,
    external_id: report.externalId,
    occurred_at: new Date(at),
    at: report.at ? pointToHex(toLattice(...report.at)) : null,
    kind: report.kind ?? '',
    severity: report.severity ?? '',
    title: report.title ?? '',
    note: report.note ?? '',
    history: entries.length,
    ...columnsOf(life.standing),
    repeat_of: linked ? of : null,
    likely_of: linked ? null : of,
    position: report.at ? (grid === null ? ('outside' as const) : ('located' as const)) : ('bad' as const),
    said_at: grid === null ? (report.at ?? null) : null,
    simulated: true,
    changed_seq: 0,
    plan_id: located?.plan ?? null,
    grid_id: grid,
    created_at: new Date(told),
  };
  return { row, entries };
}

function columnsOf(standing: CaseStanding) {
  const { asked: _asked, ...columns } = standingColumns(standing);
  return { ...columns, asked: standing.asked };
}
