export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
  /** The last id that the stream has named, as the standard has it; '' before the first. */
  readonly id: string;
}

/**
 * Reads a server-sent event stream from pieces of text, cut anywhere. Follows the HTML standard, section 9.2.6:
 * LF, CR or CRLF end a line, data lines are joined by LF, an event without data is dropped, comments are ignored.
 */
export class SseParser {
  #rest = '';
  #event = '';
  #data: string[] = [];
  #id = '';
  #lastId = '';
  #breaths = 0;

  /** The id that a stream taken up again starts after: the standard's last event ID, which an event without data sets too. */
  get lastId(): string {
    return this.#lastId;
  }

  /** Comments so far: a server that has nothing to tell sends them to be known to live. */
  get breaths(): number {
    return this.#breaths;
  }

  push(text: string): ServerSentEvent[] {
    const found: ServerSentEvent[] = [];
    this.#rest += text;
    for (;;) {
      const end = this.#rest.search(/[\r\n]/);
      // A CR at the very end may be the first half of a CRLF.
      if (end < 0 || (this.#rest[end] === '\r' && end === this.#rest.length - 1)) return found;
      const line = this.#rest.slice(0, end);
      this.#rest = this.#rest.slice(end + (this.#rest.startsWith('\r\n', end) ? 2 : 1));
      if (line === '') this.#dispatch(found);
      else this.#field(line);
    }
  }

  #field(line: string): void {
    const colon = line.indexOf(':');
    if (colon === 0) {
      this.#breaths += 1;
      return;
    }
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') this.#event = value;
    else if (name === 'data') this.#data.push(value);
    else if (name === 'id' && !value.includes('\0')) this.#id = value;
  }

  #dispatch(found: ServerSentEvent[]): void {
    this.#lastId = this.#id;
    if (this.#data.length > 0)
      found.push({ event: this.#event || 'message', data: this.#data.join('\n'), id: this.#id });
    this.#event = '';
    this.#data = [];
  }
}
