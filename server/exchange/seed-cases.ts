import type { Profile } from '../../domain/deployment/types.ts';
import { startOffice } from '../cases/office/start-office.ts';
import { addPastCases } from '../cases/simulate/past-cases.ts';
import { townGround } from '../cases/simulate/town-ground.ts';
import type { Tx } from '../db/transaction.ts';
import { appendEvent } from '../live/append-event.ts';
import type { SeededTown } from './seed-demonstration.ts';

/** The seed of what happens in the demonstration: the same month of the same town on every machine, but for the date. */
const CASES_SEED = 1;

/** Gives the demonstration's town an office and a month of cases, in the transaction that makes it. */
export async function seedCases(tx: Tx, profile: Profile, { territory, town }: SeededTown): Promise<void> {
  const now = Date.now();
  await startOffice(tx, profile);
  await addPastCases(tx, profile, territory, townGround(town), { seed: CASES_SEED, now });
  await appendEvent(tx, 'case', { cases: [], at: new Date(now).toISOString(), all: true });
}
