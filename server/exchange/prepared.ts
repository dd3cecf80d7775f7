import type { Building } from '../../domain/balance/types.ts';
import type { NewLine, NewPlace } from '../places/new-records.ts';
import type { PlanDraft } from '../plans/create-plan.ts';

/** What a file turned out to hold, ready to be taken. */
export type Prepared =
  | ({ readonly kind: 'plan' } & PlanDraft)
  | { readonly kind: 'buildings'; readonly buildings: readonly Building[] }
  | { readonly kind: 'lines'; readonly lines: readonly NewLine[] }
  | { readonly kind: 'places'; readonly places: readonly NewPlace[] };
