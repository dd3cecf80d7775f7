import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Address } from '../../../server/db/connect.ts';
import { Gate } from './gate.ts';

export interface GatedDatabase {
  readonly gate: Gate;
  /** Where the database is to be looked for instead. */
  readonly address: Address;
  close(): Promise<void>;
}

/** Puts a gate before a database, of whichever kind it is. */
export async function gateBefore(address: Address): Promise<GatedDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-gate-'));
  const shut = async (gate: Gate) => {
    gate.close();
    await rm(folder, { recursive: true, force: true });
  };
  if (address.kind === 'embedded') {
    const gate = new Gate({ path: address.socket });
    const socket = join(folder, 'gate.sock');
    await gate.listen(socket);
    return { gate, address: { kind: 'embedded', socket }, close: () => shut(gate) };
  }
  const at = new URL(address.url);
  const gate = new Gate({ host: at.hostname, port: Number(at.port) });
  at.port = String(await gate.listen(0));
  return { gate, address: { kind: 'postgresql', url: at.href }, close: () => shut(gate) };
}
