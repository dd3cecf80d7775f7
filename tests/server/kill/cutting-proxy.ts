import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { ClientFrames } from '../../../server/db/embedded/frames.ts';

/** Where the blow falls: before a statement reaches the database, or when it has run and its answer is on its way. */
export type Moment = 'before' | 'after';

/** Parse (of a batch that ends with Sync) and Query: with these a statement begins. The start-up has no type. */
const STATEMENT = new Set([0x50, 0x51]);
/**
 * What falls between an edit's statements by a clock of its own: the bus looks for news each second, and a key is asked for
 * anew when it was last asked for a second ago. Counted, they would shift what is struck.
 */
const NOT_THE_EDITS = [
  'from "events" where "seq" >',
  'select "seq" from "event_clock"',
  'from "keys" where "digest"',
];
/** ReadyForQuery, with which every answer of the embedded database ends: Z, its length, and the state. */
const READY_BYTES = 6;
const READY = 0x5a;

interface Armed {
  readonly statement: number;
  readonly moment: Moment;
  readonly strike: () => void;
}

/**
 * Stands between a server and the socket of its embedded database, counts statements, and at a chosen one cuts the
 * connection on both sides: to the database the server has died, to the server the database. No code of the product
 * knows of it.
 */
export class CuttingProxy {
  readonly #database: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #armed: Armed | null = null;
  #statements = 0;

  constructor(database: string) {
    this.#database = database;
    this.#server = createServer((socket) => this.#accept(socket));
  }

  listen(path: string): Promise<void> {
    return new Promise((resolve) => this.#server.listen(path, resolve));
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  /** From now on: cuts at the n-th statement, the first being 1. `strike` falls together with the cut. */
  cutAt(statement: number, moment: Moment, strike: () => void = () => {}): void {
    this.#statements = 0;
    this.#armed = { statement, moment, strike };
  }

  /** Lets everything pass again. Gives whether the cut has fallen. */
  disarm(): boolean {
    const fallen = this.#armed === null;
    this.#armed = null;
    return fallen;
  }

  #accept(client: Socket): void {
    const database = createConnection(this.#database);
    const frames = new ClientFrames();
    let last: Armed | null = null;
    const cut = (armed: Armed) => {
      this.#armed = null;
      armed.strike();
      client.destroy();
      database.destroy();
    };
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
    client.on('data', (chunk) => {
      for (const unit of frames.take(chunk)) {
        if (unit.kind !== 'run') {
          database.end();
          continue;
        }
        const bytes = Buffer.from(unit.bytes);
        const counts = STATEMENT.has(bytes[0]!) && !NOT_THE_EDITS.some((text) => bytes.includes(text));
        const armed = counts ? this.#next() : null;
        if (armed?.moment === 'before') return cut(armed);
        last = armed;
        database.write(unit.bytes);
      }
    });
    database.on('data', (chunk) => {
      if (!last) client.write(chunk);
      else if (chunk.at(-READY_BYTES) === READY) cut(last);
    });
  }

  /** Counts a statement; gives what was armed for it. */
  #next(): Armed | null {
    this.#statements++;
    return this.#armed?.statement === this.#statements ? this.#armed : null;
  }
}
