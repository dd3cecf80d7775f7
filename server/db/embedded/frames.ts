/** What a client's bytes add up to: something to run as one piece, or a request that is answered at once. */
export type ClientUnit =
  | { readonly kind: 'ssl-request' }
  | { readonly kind: 'cancel-request' }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'run'; readonly bytes: Uint8Array };

const SSL_REQUEST = 80877103;
const GSS_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;
/** No message may be longer; a length beyond it is a stream that is out of step. */
const MAX_MESSAGE_BYTES = 256 * 1024 * 1024;

const SYNC = 0x53; // S
const QUERY = 0x51; // Q
const TERMINATE = 0x58; // X
/** Parse, Bind, Describe, Execute, Close: they wait for the Sync that ends them. */
const BELONGS_TO_SYNC = new Set([0x50, 0x42, 0x44, 0x45, 0x43]);

/**
 * Cuts one connection's stream of the PostgreSQL protocol (version 3) into units. Parse, Bind, Describe and
 * Execute leave only together, with the Sync that ends them: they speak of the unnamed statement, and all
 * connections of the embedded database share one backend, where another's Parse in between would replace it.
 */
export class ClientFrames {
  #chunks: Buffer[] = [];
  #length = 0;
  #started = false;
  #batch: Buffer[] = [];

  /** Takes what the socket gave; yields what is now complete. Throws on a stream that is not the protocol. */
  *take(chunk: Buffer): Generator<ClientUnit> {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    for (let message = this.#next(); message !== null; message = this.#next()) {
      const unit = this.#unitOf(message);
      if (unit) yield unit;
    }
  }

  #unitOf(message: Buffer): ClientUnit | null {
    if (!this.#started) {
      const code = message.readInt32BE(4);
      if (code === SSL_REQUEST || code === GSS_REQUEST) return { kind: 'ssl-request' };
      if (code === CANCEL_REQUEST) return { kind: 'cancel-request' };
      this.#started = true;
      return { kind: 'run', bytes: message };
    }
    const type = message[0]!;
    if (type === TERMINATE) return { kind: 'terminate' };
    if (BELONGS_TO_SYNC.has(type)) {
      this.#batch.push(message);
      return null;
    }
    if (type === SYNC || type === QUERY) {
      const bytes = this.#batch.length === 0 ? message : Buffer.concat([...this.#batch, message]);
      this.#batch = [];
      return { kind: 'run', bytes };
    }
    throw new Error(`message type ${String.fromCharCode(type)} is not served by the embedded database`);
  }

  /** The next whole message, or null. Chunks are joined only when a message is complete: never quadratic. */
  #next(): Buffer | null {
    // Before the start-up message there is no type byte, and a code follows the length.
    const head = this.#started ? 1 : 0;
    if (this.#length < (this.#started ? 5 : 8)) return null;
    const start = this.#peek(8);
    const length = start.readInt32BE(head) + head;
    if (length < head + 4 || length > MAX_MESSAGE_BYTES) throw new Error(`message of ${length} bytes`);
    if (this.#length < length) return null;
    const all = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    this.#length -= length;
    this.#chunks = this.#length === 0 ? [] : [all.subarray(length)];
    return all.subarray(0, length);
  }

  /** The first bytes in one piece. */
  #peek(bytes: number): Buffer {
    if (this.#chunks.length > 1 && this.#chunks[0]!.length < bytes)
      this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0]!;
  }
}
