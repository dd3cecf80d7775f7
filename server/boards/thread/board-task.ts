import type { NewBoards } from '../../../domain/contract/board.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import type { Address } from '../../db/connect.ts';
import type { Outcome } from '../../jobs/jobs.service.ts';
import type { BatchTask } from '../batch/batch-task.ts';
import type { SheetTask } from '../sheets/sheet-task.ts';

/** What the thread of the boards is started with. */
export interface BoardWorld {
  readonly address: Address;
  readonly profile: Profile;
  readonly publicUrl: string | null;
}

/** In each there is at most one task at a time: somebody who waits for one sheet does not wait for a batch, nor for a large picture. */
export type Lane = 'sheet' | 'picture' | 'batch';
/** Those whose tasks somebody waits for at the screen. */
export type SingleLane = Exclude<Lane, 'batch'>;

/** Of no sheet: reads what the next one will need. */
export interface WarmTask {
  readonly kind: 'warm';
}

/** What a batch would lack, found over the thread's copy of the plan. */
export interface PreflightTask {
  readonly kind: 'preflight';
  readonly plan: string;
  readonly asked: NewBoards;
}

export type SingleTask = SheetTask | WarmTask | PreflightTask;

export type ToBoards =
  | { readonly lane: SingleLane; readonly task: SingleTask }
  | { readonly lane: 'batch'; readonly task: BatchTask }
  | { readonly lane: 'batch'; readonly task: 'stop' };

export type FromBoards = { readonly lane: Lane } & (
  | { readonly kind: 'progress'; readonly share: number; readonly message: string }
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'thrown'; readonly error: Error }
);
