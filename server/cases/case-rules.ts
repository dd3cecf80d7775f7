import { OTHER_KIND, readKinds } from '../../domain/case/kinds.ts';
import { severitiesOf } from '../../domain/case/severity.ts';
import type { CaseKind, CaseRules } from '../../domain/case/types.ts';
import type { CaseSettings } from '../../domain/contract/case-office.ts';
import type { Profile } from '../../domain/deployment/types.ts';
import type { Db, Tx } from '../db/transaction.ts';
import { rulesStamp, selectDays, selectKinds, selectSettings } from './case-rules.queries.ts';

/** Where it is asked from: a transaction hands itself over as `db`. */
interface RulesContext {
  readonly db: Db | Tx;
  readonly profile: Profile;
}

interface Office {
  readonly stamp: string;
  readonly rules: CaseRules;
  readonly settings: CaseSettings;
}

/** Two who see the same thing on the way home report it within the hour, and a phone is some tens of metres off. */
const REPEAT_M = 60;
const REPEAT_MINUTES = 60;
/** A leaf grid has that many in a week. */
const GRID_PER_HOUR = 10;
/** 18:00. */
const CLOSES_AT_MINUTES = 18 * 60;

const kept = new WeakMap<Profile, Office>();

/** What the life cycle of cases is told by: the profile's flow with the office's kinds, days off and limit, as they are now. */
export async function caseRules(context: RulesContext): Promise<CaseRules> {
  return (await officeNow(context)).rules;
}

/** What the office has set for its command centre, with what it has not set as usual. */
export async function caseSettings(context: RulesContext): Promise<CaseSettings> {
  return (await officeNow(context)).settings;
}

/** Kept in memory for as long as nobody has changed any of it, which one small query tells. */
async function officeNow({ db, profile }: RulesContext): Promise<Office> {
  const stamp = await rulesStamp(db);
  const known = kept.get(profile);
  if (known?.stamp === stamp) return known;
  const kinds = await selectKinds(db);
  const days = await selectDays(db);
  const settings = { ...usualSettings(profile), ...(await selectSettings(db)) };
  const dayset = (working: boolean) =>
    new Set(days.filter((day) => day.working === working).map(({ day }) => day));
  const rules: CaseRules = {
    flow: profile.cases,
    kinds: treeOf(kinds),
    calendar: { holidays: dayset(false), workdays: dayset(true), closesAt: settings.closesAt },
    limit: settings.limit,
  };
  const office = { stamp, rules, settings };
  kept.set(profile, office);
  return office;
}

/** Rows that somebody has written by hand and that make no tree keep no case from being taken. */
function treeOf(rows: readonly CaseKind[]): ReadonlyMap<string, CaseKind> {
  const tree = readKinds(rows);
  return tree.ok ? tree.value : new Map([...rows, OTHER_KIND].map((kind) => [kind.id, kind]));
}

function usualSettings({ cases }: Profile): CaseSettings {
  return {
    limit: cases.workingDays === null ? null : { amount: cases.workingDays, unit: 'working-days' },
    gridPerHour: GRID_PER_HOUR,
    gridLevel: null,
    // The two gravest.
    alarmSeverity: severitiesOf(cases).at(-2)?.id ?? null,
    repeatM: REPEAT_M,
    repeatMinutes: REPEAT_MINUTES,
    closesAt: CLOSES_AT_MINUTES,
  };
}
