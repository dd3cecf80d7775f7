/** What is said in both languages of the product. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A level of the tree of grids, top first. The levels that tile come before those that do not. */
export interface ProfileLevel {
  readonly id: string;
  readonly name: Words;
  /** A level that does not tile holds points or footprints inside a parent. */
  readonly tiles: boolean;
  readonly measure: 'households' | 'persons';
  readonly target: number | null;
  /** A second way to say the same target, e.g. 1,000 persons for 300 households. Told, not computed with. */
  readonly orTarget: { readonly measure: 'households' | 'persons'; readonly target: number } | null;
  /** Lower and upper end as factors of the target. */
  readonly band: readonly [low: number, high: number];
  /** What a grid out of its band does to approval. */
  readonly outOfBand: 'block' | 'reason';
  /** Digits that this level adds to its parent's code. */
  readonly codeDigits: number;
  /** How many grids the deployment has published; null where it has not. */
  readonly expected: number | null;
}

export type Hatch = 'none' | 'diagonal' | 'back-diagonal' | 'horizontal' | 'vertical' | 'cross' | 'dots';

/** A type of grid. `letter` and `hatch` carry it where colour does not: black-and-white print, colour-blind eyes. */
export interface GridType {
  readonly id: string;
  readonly name: Words;
  readonly colour: string;
  readonly letter: string;
  readonly hatch: Hatch;
}

/** A risk level, from the calmest up. */
export interface RiskLevel {
  readonly id: string;
  readonly name: Words;
  readonly colour: string;
}

export interface Tag {
  readonly id: string;
  readonly name: Words;
}

/** One of the people published on a grid's board. */
export interface Role {
  readonly id: string;
  readonly name: Words;
  /** Levels whose every grid must have one. */
  readonly requiredAt: readonly string[];
  /** Answers first for the grid. */
  readonly first: boolean;
  /** How many the deployment has published; null where it has not. */
  readonly expected: number | null;
  /** What the expected number is made of, where published. */
  readonly madeOf: readonly { readonly name: Words; readonly count: number }[];
}

export const CANONICAL_STEPS = [
  'reported',
  'accepted',
  'dispatched',
  'handled',
  'answered',
  'verified',
  'closed',
  'appraised',
] as const;

type CanonicalStep = (typeof CANONICAL_STEPS)[number];

/** How many a step goes to, and whom: teams of grids of any level, departments. */
interface StepReceivers {
  readonly least: number;
  readonly most: number;
  readonly who: readonly ('team' | 'department')[];
}

/** A step of the deployment's own life cycle of a case; its place in `CaseFlow.steps` is its place in that cycle. */
interface CaseStep {
  readonly id: string;
  readonly name: Words;
  /** The set of canonical steps that it covers. */
  readonly covers: readonly CanonicalStep[];
  readonly stopsClock: boolean;
  /** Who may take it; not said: whoever moves cases. An administrator may always. */
  readonly by?: readonly ('commander' | 'approver' | 'admin')[];
  /** Whom it goes to; not said: a step that dispatches goes to at least one, any other to nobody. */
  readonly to?: StepReceivers;
  /** Nobody takes it without a word of why. */
  readonly needsNote?: boolean;
}

/** How grave a case is. */
export interface Severity {
  readonly id: string;
  readonly name: Words;
}

export interface CaseFlow {
  /** `sequence`: one step after the other. `alternatives`: each step is one way for a case to end. */
  readonly flow: 'sequence' | 'alternatives';
  readonly steps: readonly CaseStep[];
  /** Published time limit; null where none is. */
  readonly workingDays: number | null;
  /** Calmest first; not said: the usual four (`domain/case/severity`). */
  readonly severities?: readonly Severity[];
}

/** The fixed head of every code: e.g. the six digits of the county. */
interface CodePrefix {
  readonly name: Words;
  readonly digits: number;
  readonly value: string;
}

/** A grid's code is the prefix, then each level's digits from the top down to the grid's own level. */
export interface CodeRule {
  readonly preset: 14 | 15 | 20 | null;
  /** The level at which a code has the preset's number of digits. */
  readonly presetLevel: string | null;
  readonly prefix: readonly CodePrefix[];
  /** The number of the root grid, as digits; null where the root's level has no digits. */
  readonly root: string | null;
}

/** A published figure and the sentence that states it. */
export interface Fact {
  readonly id: string;
  readonly value: number;
  /** `exact`: the figure itself; `about`, `at-least`: as published. */
  readonly precision: 'exact' | 'about' | 'at-least';
  readonly statement: Words;
}

/** One organisation's profile: all that differs between deployments, as data. */
export interface Profile {
  readonly id: string;
  readonly name: Words;
  readonly place: Words;
  readonly map: { readonly centre: readonly [lng: number, lat: number]; readonly zoom: number };
  readonly levels: readonly ProfileLevel[];
  readonly code: CodeRule;
  readonly types: readonly GridType[];
  readonly risks: readonly RiskLevel[];
  readonly tags: readonly Tag[];
  readonly roles: readonly Role[];
  /** Names of the service phones on a board, where the deployment publishes them. */
  readonly services: readonly Words[];
  readonly cases: CaseFlow;
  readonly departments: { readonly count: number | null; readonly names: readonly Words[] };
  /** Whether people who live there without being registered there count; null where nothing is said. */
  readonly floatingPeopleCount: boolean | null;
  readonly patrol: { readonly perDay: number } | null;
  /** Rules of the division as the deployment words them. */
  readonly rules: readonly Words[];
  /** Published, with the account that they come from. */
  readonly source: Words;
  readonly facts: readonly Fact[];
  /** What this file says beyond what is published. */
  readonly invented: readonly Words[];
}
