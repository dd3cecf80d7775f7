import type { Reason } from '../../../domain/result.ts';

/** A photo that waits on the phone. `sent`: the server has it. */
export interface KeptPhoto {
  readonly id: string;
  readonly name: string;
  readonly blob: Blob;
  readonly sent: boolean;
  /** Why the server did not take it. */
  readonly refused?: Reason;
}

export type ReportState = 'waiting' | 'sent' | 'refused';

/**
 * A report as the phone keeps it, from the moment that the worker presses the button. `id` is made on the phone and is
 * the case's external id: sent twice it is one case.
 */
export interface KeptReport {
  readonly id: string;
  /** The account that made it: another one on the same phone neither sees nor sends it. */
  readonly account: string;
  readonly madeAt: number;
  readonly at: readonly [lng: number, lat: number];
  /** Of a place by satellite, metres; null for one that was chosen on the map. */
  readonly accuracyM: number | null;
  readonly kind: string;
  readonly severity: string;
  readonly note: string;
  readonly photos: readonly KeptPhoto[];
  readonly state: ReportState;
  /** The case, once the server has it. */
  readonly caseId: string | null;
  readonly sentAt: number | null;
  /** Why the server took no case of it. */
  readonly refused?: Reason;
}

/** Has the server everything of it that it will take? */
export function isDone({ state, photos }: KeptReport): boolean {
  return state === 'refused' || (state === 'sent' && photos.every(({ sent, refused }) => sent || refused));
}
