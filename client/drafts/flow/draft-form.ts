import type { LngLat } from '../../../domain/contract/geometry.ts';
import type { ProposalRequest } from '../../../domain/contract/proposal.ts';
import type { Level, LevelId } from '../../../domain/plan/types.ts';
import type { DraftScope } from './draft-scope.ts';

/** Groups of lines that a person can forbid a grid to cross, and what they are called in a request. */
export const BARRIERS = {
  rail: ['rail'],
  river: ['river'],
  trunk: ['motorway', 'trunk'],
  primary: ['primary'],
  secondary: ['secondary'],
} as const;
export type BarrierId = keyof typeof BARRIERS;

/** What a planner can weigh against each other, as sliders of 0 … 100. */
export const WEIGHTS = ['balance', 'compactness', 'mainStreets', 'keepBorders'] as const;
export type WeightId = (typeof WEIGHTS)[number];

/** What has been chosen for a draft so far; what is null follows the level. */
export interface DraftForm {
  readonly method: 'draft' | 'rebalance';
  readonly level: LevelId | null;
  /** Whether each grid's size is asked for, or how many grids there are to be. */
  readonly by: 'target' | 'parts';
  readonly target: number | null;
  readonly parts: number | null;
  readonly measure: 'households' | 'persons' | null;
  readonly tolerancePercent: number;
  readonly barriers: readonly BarrierId[];
  readonly weights: Readonly<Record<WeightId, number>>;
  readonly seed: number;
}

export const FIRST_FORM: DraftForm = {
  method: 'draft',
  level: null,
  by: 'target',
  target: null,
  parts: null,
  measure: null,
  tolerancePercent: 20,
  barriers: ['rail', 'river', 'trunk'],
  weights: { balance: 50, compactness: 50, mainStreets: 50, keepBorders: 0 },
  seed: 1,
};

/** The form's choices with what follows from the level where nothing was chosen. */
export function settled(form: DraftForm, level: Level) {
  const measure = form.measure ?? level.measure;
  // A target of households says nothing about persons.
  const own = measure === level.measure ? level.target : null;
  return { measure, target: form.target ?? own, parts: form.parts };
}

/** What is still lacking; null where it can be asked for. */
export function lacking(form: DraftForm, level: Level): 'target' | 'parts' | null {
  const { target, parts } = settled(form, level);
  if (form.by === 'parts') return parts === null ? 'parts' : null;
  return target === null ? 'target' : null;
}

/** How many grids the target leads to; null where nothing is known of either. */
export function likelyGrids(form: DraftForm, level: Level, scope: DraftScope): number | null {
  const { measure, target, parts } = settled(form, level);
  if (form.by === 'parts') return parts;
  return target === null ? null : Math.max(1, Math.round(scope[measure] / target));
}

/** The form as the server takes it. `name`: what the proposal is listed as. */
export function requestOf(
  form: DraftForm,
  level: Level,
  scope: DraftScope,
  drawn: readonly (readonly LngLat[])[],
  name: string,
): ProposalRequest {
  const { measure, target, parts } = settled(form, level);
  const weights = Object.fromEntries(WEIGHTS.map((id) => [id, form.weights[id] / 100]));
  return {
    method: form.method,
    scope: scope.all ? 'all' : scope.grids.map(({ id }) => id),
    level: level.id,
    ...(form.by === 'parts' && parts !== null ? { parts } : {}),
    ...(form.by === 'target' && target !== null ? { target } : {}),
    measure,
    tolerance: form.tolerancePercent / 100,
    seed: form.seed,
    ...weights,
    barriers: form.barriers.flatMap((id) => BARRIERS[id]),
    ...(drawn.length > 0 ? { drawn: drawn.map((line) => [...line]) } : {}),
    name: name.slice(0, 200),
  };
}
