import type { Building } from '../../domain/balance/types.ts';
import type { NewCase } from '../cases/new-case.ts';
import type { NewLine, NewPlace } from '../places/new-records.ts';
import type { PlanDraft } from '../plans/create-plan.ts';
import type { Update } from './update/update.ts';

/** What a file turned out to hold, ready to be taken: something new in a territory, a new plan, or a change of what is there. */
export type Prepared =
  | ({ readonly kind: 'plan' } & PlanDraft)
  | { readonly kind: 'update'; readonly update: Update }
  | { readonly kind: 'buildings'; readonly territory: string; readonly buildings: readonly Building[] }
  | { readonly kind: 'lines'; readonly territory: string; readonly lines: readonly NewLine[] }
  | { readonly kind: 'places'; readonly territory: string; readonly places: readonly NewPlace[] }
  | { readonly kind: 'cases'; readonly territory: string; readonly cases: readonly NewCase[] };
