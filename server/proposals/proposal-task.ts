import type { WireLine } from '../../domain/contract/geometry.ts';
import type { ProposalRequest } from '../../domain/contract/proposal.ts';
import type { Profile } from '../../domain/deployment/types.ts';
import type { Address } from '../db/connect.ts';

/** What the thread is started with. */
export interface ProposalWorld {
  readonly address: Address;
  readonly profile: Profile;
}

/** A proposal to be made; it is stored under its id, which it has from the start. */
export interface ProposalTask {
  readonly job: string;
  readonly proposal: string;
  readonly plan: string;
  /** With everything filled in that was left out. */
  readonly request: ProposalRequest;
}

/** What there is by then: borders in degrees, few enough to be drawn again and again. */
export type Picture = readonly WireLine[];
