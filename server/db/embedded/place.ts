import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Unix allows about 104 bytes in a socket's path (macOS; Linux 108). */
const MAX_SOCKET_PATH = 100;

/** Where an embedded database keeps its things. */
export interface Place {
  /** PostgreSQL's own data directory. */
  readonly data: string;
  /** Who has the directory open. */
  readonly lock: string;
  /** A Unix socket in the folder, one in the temporary folder where that path is too long, a pipe on Windows. */
  readonly socket: string;
}

/** The same for every process that names the same folder. */
export function placeOf(dataDir: string): Place {
  const folder = resolve(dataDir);
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const inside = join(folder, 'database.sock');
  const socket =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\tessera-${name}`
      : Buffer.byteLength(inside) <= MAX_SOCKET_PATH
        ? inside
        : join(tmpdir(), `tessera-${name}.sock`);
  return { data: join(folder, 'database'), lock: join(folder, 'lock'), socket };
}
