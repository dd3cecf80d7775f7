import { createServer, type Server, type Socket } from 'node:net';
import { Answer } from './answer.ts';
import { ClientFrames } from './frames.ts';

/** The one thing the gateway needs of a database: bytes of the protocol in, bytes out as they come. */
export interface Backend {
  run(bytes: Uint8Array, onBytes: (bytes: Uint8Array) => void): Promise<void>;
}

/** A transaction whose client is silent for so long holds everyone up: its connection is cut and rolled back. */
const SILENT_TRANSACTION_MS = 30_000;

const ROLLBACK = simpleQuery('ROLLBACK');

/** One client. `queue` holds the units that it has sent and that have not run. */
interface Client {
  readonly socket: Socket;
  readonly queue: Uint8Array[];
  gone: boolean;
}

/**
 * Serves one PGlite backend to many connections of the PostgreSQL protocol, one unit at a time, first come
 * first served; a connection that has opened a transaction is served alone until it ends. (pglite-socket
 * 0.2.11 queues single messages instead: of 500 parallel queries with parameters, 249 got another's
 * statement or an error.)
 */
export class Gateway {
  readonly #backend: Backend;
  readonly #silenceMs: number;
  readonly #server: Server;
  readonly #clients = new Set<Client>();
  /** Clients with something to run, in the order in which they asked. */
  readonly #waiting: Client[] = [];
  #owner: Client | null = null;
  #silence: NodeJS.Timeout | null = null;
  #running = false;
  #idle: (() => void) | null = null;

  constructor(backend: Backend, silenceMs = SILENT_TRANSACTION_MS) {
    this.#backend = backend;
    this.#silenceMs = silenceMs;
    this.#server = createServer((socket) => this.#accept(socket));
  }

  /** Listens on a Unix socket or a named pipe. */
  listen(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(path, () => resolve());
    });
  }

  /** Takes no more, lets the running unit end, cuts the connections, rolls back what was open. */
  async close(): Promise<void> {
    this.#server.close();
    for (const client of this.#clients) client.socket.destroy();
    if (this.#running) await new Promise<void>((resolve) => (this.#idle = resolve));
  }

  #accept(socket: Socket): void {
    const client: Client = { socket, queue: [], gone: false };
    const frames = new ClientFrames();
    this.#clients.add(client);
    socket.on('data', (chunk) => {
      try {
        for (const unit of frames.take(chunk)) {
          if (unit.kind === 'run') this.#enqueue(client, unit.bytes);
          else if (unit.kind === 'ssl-request') socket.write('N');
          else socket.end();
        }
      } catch {
        socket.destroy();
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      client.gone = true;
      client.queue.length = 0;
      this.#clients.delete(client);
      void this.#serve();
    });
  }

  #enqueue(client: Client, bytes: Uint8Array): void {
    client.queue.push(bytes);
    this.#waiting.push(client);
    void this.#serve();
  }

  /** Runs what is waiting until nothing more may run. Only one such loop at a time. */
  async #serve(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      while (await this.#serveOne());
    } finally {
      this.#running = false;
      this.#idle?.();
    }
  }

  async #serveOne(): Promise<boolean> {
    if (this.#owner?.gone) {
      await this.#backend.run(ROLLBACK, () => {});
      this.#own(null);
    }
    const at = this.#owner ? this.#waiting.indexOf(this.#owner) : 0;
    const client = this.#waiting[at];
    if (!client) return false;
    this.#waiting.splice(at, 1);
    const bytes = client.queue.shift();
    if (!bytes) return true;
    const answer = new Answer();
    try {
      await this.#backend.run(bytes, (piece) => {
        const out = answer.take(piece);
        if (!client.gone) client.socket.write(out);
      });
      if (!client.gone) client.socket.write(answer.end());
    } catch {
      // The backend itself failed: its client must not take the silence for an answer.
      client.socket.destroy();
    }
    this.#own(answer.idle ? null : client);
    return true;
  }

  #own(client: Client | null): void {
    if (this.#silence) clearTimeout(this.#silence);
    this.#silence = client ? setTimeout(() => client.socket.destroy(), this.#silenceMs) : null;
    this.#owner = client;
  }
}

function simpleQuery(sql: string): Uint8Array {
  const message = Buffer.alloc(6 + Buffer.byteLength(sql));
  message.write('Q');
  message.writeInt32BE(message.length - 1, 1);
  message.write(sql, 5);
  return message;
}
