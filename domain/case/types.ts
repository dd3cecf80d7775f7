import type { CANONICAL_STEPS, CaseFlow, Words } from '../deployment/types.ts';

/** How far a case has come, in the canonical words. */
export type CaseState = (typeof CANONICAL_STEPS)[number];

/** Instants are milliseconds since 1970 UTC, everywhere in this folder. */
export type Ms = number;

/** What a case is on the map: `soon` and `overdue` only while its clock runs; `closed` when nothing but an appraisal is left. */
export const URGENCIES = ['open', 'soon', 'overdue', 'closed'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** A time limit: hours of the clock, or working days by the office's calendar. */
export interface Limit {
  readonly amount: number;
  readonly unit: 'hours' | 'working-days';
}

/** Limits by severity id; `*` for every other. A kind without one has its parent's, the root the settings'. */
export type KindDeadlines = Readonly<Record<string, Limit>>;

/** A node of the tree of kinds: class → item → kind by depth. `other` is always there. */
export interface CaseKind {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: Words;
  readonly deadlines: KindDeadlines;
}

/** Days that are not what their weekday says, `YYYY-MM-DD` of China's time, and when the office closes. */
export interface Calendar {
  readonly holidays: ReadonlySet<string>;
  readonly workdays: ReadonlySet<string>;
  /** Minutes after midnight, China's time (UTC+8, no summer time). */
  readonly closesAt: number;
}

/** What can be asked for beyond the next step; each has a reason and an approver. */
export type Exception = 'extended' | 'returned' | 'suspended';

/** An exception that a commander has asked for and an approver has not yet decided. */
export interface AskedException {
  readonly exception: Exception;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly note: string;
  /** The new deadline of an extension, ISO 8601. */
  readonly until?: string;
  /** The step that a return goes back to: the case stands before it again. */
  readonly step?: string;
}

export type CaseEntryKind =
  | 'reported'
  | 'step'
  | 'asked'
  | 'extended'
  | 'returned'
  | 'suspended'
  | 'resumed'
  | 'refused'
  | 'linked'
  | 'unlinked'
  | 'placed'
  | 'described'
  | 'photo';

/** What an entry of a case's history says beside its number, time, actor and kind. */
export interface CaseEntryFacts {
  readonly step?: string;
  readonly to?: readonly string[];
  readonly note?: string;
  /** ISO 8601. */
  readonly until?: string;
  /** Who granted or refused an exception, where somebody else had asked. */
  readonly approver?: string;
  readonly exception?: Exception;
  /** The case that this one is told again of. */
  readonly of?: string;
  /** `[lng, lat]` where it was placed by hand. */
  readonly at?: readonly [number, number];
  readonly satisfaction?: number;
  readonly kind?: string;
  readonly severity?: string;
  /** What it is called from here on, and what it was called. */
  readonly title?: string;
  readonly was?: string;
  readonly photo?: string;
}

/** How a case stands, as its life cycle sees it. */
export interface CaseStanding {
  readonly state: CaseState;
  readonly step: string | null;
  /** How many entries its history has. */
  readonly history: number;
  readonly to: readonly string[];
  readonly kindId: string;
  readonly severityId: string;
  /** From when its deadline counts: moved on by whatever time the clock has stood still. */
  readonly clockFrom: Ms;
  readonly dueAt: Ms | null;
  readonly soonAt: Ms | null;
  readonly stoppedAt: Ms | null;
  readonly suspendedAt: Ms | null;
  readonly endedAt: Ms | null;
  readonly asked: AskedException | null;
  readonly satisfaction: number | null;
}

/** What the life cycle is told by. */
export interface CaseRules {
  readonly flow: CaseFlow;
  readonly kinds: ReadonlyMap<string, CaseKind>;
  readonly calendar: Calendar;
  /** Where a kind and its parents say none. */
  readonly limit: Limit | null;
}

export type ActorRole = 'commander' | 'approver' | 'admin';

export interface CaseActor {
  readonly name: string;
  readonly role: ActorRole;
}

/** What somebody may do with a case now; `why` is the code of the reason where not. */
export interface PossibleChange {
  readonly step: string;
  readonly to: 'none' | 'one' | 'several';
  /** How many it has to go to at the least, and of what sort, where it goes to anybody. */
  readonly atLeast?: number;
  readonly who?: ('team' | 'department')[];
  readonly needsNote: boolean;
  readonly needsUntil: boolean;
  /** Steps that a return may go back to. */
  readonly back?: string[];
  readonly why?: string;
}

/**
 * What somebody wants to be done. `step`: an id of the profile's steps, a canonical step, or `extended`, `returned`,
 * `suspended`, `resumed`, `approve`, `refuse`.
 */
export interface StepRequest {
  readonly step: string;
  readonly to?: readonly string[];
  readonly note?: string;
  /** ISO 8601. */
  readonly until?: string;
  /** The step that a return goes back to; not said: the one taken last. */
  readonly back?: string;
  /** 1 to 5, with the last step or an appraisal. */
  readonly satisfaction?: number;
  /** How many entries the history had that the officer saw; another number is refused as `case-moved-on`. */
  readonly base?: number;
}

/** What a request comes to: the case as it stands afterwards, and the entry to be written. */
export interface CaseChange {
  readonly standing: CaseStanding;
  readonly entry: { readonly kind: CaseEntryKind; readonly facts: CaseEntryFacts };
}
