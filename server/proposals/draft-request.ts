import type { ProposalRequest } from '../../domain/contract/proposal.ts';
import type { DraftRequest } from '../../domain/draft/proposal.ts';
import type { DraftWeights } from '../../domain/draft/types.ts';
import type { Division } from '../../domain/edit/types.ts';
import { toLattice } from '../../domain/geometry/point.ts';
import { scopeOf } from './read-request.ts';

/** What a planner's choices weigh where nothing is said of them: the middle, and nothing of what is there today. */
export const WEIGHTS: DraftWeights = { balance: 0.5, compactness: 0.5, mainStreets: 0.5, keepBorders: 0 };

/** A request that has been read (`readRequest`) as the domain takes it. */
export function toDraftRequest(division: Division, request: ProposalRequest): DraftRequest {
  return {
    method: request.method ?? 'draft',
    scope: scopeOf(division, request.scope),
    level: request.level,
    wish: {
      target: request.target ?? null,
      parts: request.parts ?? null,
      tolerance: request.tolerance,
      seed: request.seed,
      weights: {
        balance: request.balance ?? WEIGHTS.balance,
        compactness: request.compactness ?? WEIGHTS.compactness,
        mainStreets: request.mainStreets ?? WEIGHTS.mainStreets,
        keepBorders: request.keepBorders ?? WEIGHTS.keepBorders,
      },
    },
    measure: request.measure ?? 'households',
    barriers: request.barriers ?? [],
    drawn: (request.drawn ?? []).map((line) => line.map(([lng, lat]) => toLattice(lng, lat))),
  };
}
