const READY_FOR_QUERY = 0x5a; // Z
const IDLE = 0x49; // I
const HEAD_BYTES = 5;

/**
 * The backend's answer to one unit, made what a PostgreSQL server would send: PGlite says ReadyForQuery once at an
 * error and again at the Sync behind it, and a client that hears it twice takes the next answer for another's.
 * Everything passes but ReadyForQuery, which is held back and said once, at the end.
 */
export class Answer {
  #head = Buffer.alloc(0);
  /** Bytes of the current message that are still to come. */
  #left = 0;
  #holding = false;
  #ready: Buffer | null = null;

  /** Takes a piece of the stream, cut anywhere; gives what may be sent on at once. */
  take(piece: Uint8Array): Buffer {
    const out: Buffer[] = [];
    let rest = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    while (rest.length > 0) {
      if (this.#left === 0) {
        const wanted = HEAD_BYTES - this.#head.length;
        this.#head = Buffer.concat([this.#head, rest.subarray(0, wanted)]);
        rest = rest.subarray(wanted);
        if (this.#head.length < HEAD_BYTES) break;
        this.#left = this.#head.readInt32BE(1) - 4;
        this.#holding = this.#head[0] === READY_FOR_QUERY;
        if (this.#holding) this.#ready = this.#head;
        else out.push(this.#head);
        this.#head = Buffer.alloc(0);
      }
      const body = rest.subarray(0, this.#left);
      rest = rest.subarray(body.length);
      this.#left -= body.length;
      if (this.#holding) this.#ready = Buffer.concat([this.#ready!, body]);
      else out.push(body);
    }
    // A copy: the piece lies in the backend's memory, which the next answer overwrites.
    return Buffer.concat(out);
  }

  /** The one ReadyForQuery, or nothing where the backend never said it. */
  end(): Buffer {
    return this.#ready ?? Buffer.alloc(0);
  }

  /** Whether the session is outside a transaction. */
  get idle(): boolean {
    return this.#ready?.at(-1) === IDLE;
  }
}
