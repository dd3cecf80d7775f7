import { connect, createServer, type Server, type Socket } from 'node:net';

type Place = { readonly path: string } | { readonly host: string; readonly port: number };

/** Stands between a server and its database, whichever it is, and can take the database away. */
export class Gate {
  readonly #database: Place;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #shut = false;
  #frozen = false;

  constructor(database: Place) {
    this.#database = database;
    this.#server = createServer((socket) => this.#accept(socket));
  }

  /** Listens where the database is to be looked for; gives the port, where it is one. */
  listen(at: string | number): Promise<number> {
    return new Promise((resolve) => {
      const done = () => {
        const address = this.#server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      };
      if (typeof at === 'string') this.#server.listen(at, done);
      else this.#server.listen(at, '127.0.0.1', done);
    });
  }

  /** Every connection breaks, and new ones break at once. */
  shut(): void {
    this.#shut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Nothing passes any more, in neither direction, and nobody is told. */
  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#sockets) socket.pause();
  }

  open(): void {
    this.#shut = false;
    this.#frozen = false;
    for (const socket of this.#sockets) socket.resume();
  }

  close(): void {
    this.shut();
    this.#server.close();
  }

  #accept(client: Socket): void {
    if (this.#shut) {
      client.destroy();
      return;
    }
    const database = connect(this.#database as { path: string });
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
      socket.on('data', (chunk) => {
        other.write(chunk);
      });
      if (this.#frozen) socket.pause();
    }
  }
}
