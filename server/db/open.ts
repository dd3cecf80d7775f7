import { connect as connectSocket } from 'node:net';
import type { Config } from '../config.ts';
import { type Connection, connect } from './connect.ts';
import { keepOpen, type Step } from './embedded/keep-open.ts';
import { placeOf } from './embedded/place.ts';
import { keepTidy } from './upkeep.ts';

export interface OpenDatabase extends Connection {
  /** Rejects when the embedded database is gone for good; never settles on PostgreSQL. */
  readonly lost: Promise<never>;
}

/** The database that the configuration names. The embedded one is started; throws `DataDirInUse` when another has it. */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  onStep: (step: Step) => void,
): Promise<OpenDatabase> {
  if (config.databaseUrl !== null) {
    return { ...connect({ kind: 'postgresql', url: config.databaseUrl }), lost: new Promise(() => {}) };
  }
  const embedded = await keepOpen(config.dataDir, onStep);
  const connection = connect({ kind: 'embedded', socket: embedded.socket });
  const endTidying = keepTidy(connection.db);
  return {
    ...connection,
    lost: embedded.lost,
    close: async () => {
      endTidying();
      await connection.close();
      await embedded.close();
    },
  };
}

/** For the command line: the database of the server that is running on the data directory, or else as above. */
export async function joinDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  onStep: (step: Step) => void,
): Promise<Connection> {
  const { socket } = placeOf(config.dataDir);
  if (config.databaseUrl === null && (await answers(socket))) return connect({ kind: 'embedded', socket });
  return openDatabase(config, onStep);
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connectSocket(socket);
    probe.once('connect', () => resolve(true)).once('error', () => resolve(false));
    probe.once('connect', () => probe.destroy());
  });
}
