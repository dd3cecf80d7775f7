import { SaxesParser } from 'saxes';
import { SourceFault } from './source.ts';

/** Elements in one another; KML's folders and Excel's cells stand a dozen deep. */
const DEPTH_MAX = 200;
/** One text, one tag or one comment, UTF-16 units: half of what a gigabyte of memory holds of it by the end. */
export const PIECE_MAX_MB = 64;
const PIECE_MAX = PIECE_MAX_MB << 20;

/** What is told of an XML text, names without their prefixes. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
  doctype?(): void;
}

/**
 * Reads XML as it comes, nothing but the piece at hand in memory. Entities that a document declares are never expanded,
 * nor is anything fetched: `&lol;` stays `&lol;`. Throws SourceFault `malformed-xml` (line, column), `file-truncated`,
 * `too-deep`, `feature-too-large`.
 */
export class XmlReader {
  readonly #parser = new SaxesParser();
  #depth = 0;
  #sinceEvent = 0;
  #ending = false;

  constructor(events: XmlEvents) {
    const parser = this.#parser;
    // A name of an entity that XML does not define stands for itself, instead of being a fault.
    parser.ENTITIES = new Proxy(parser.ENTITIES, {
      get: (known, name: string) => known[name] ?? (/^[\w.-]+$/.test(name) ? `&${name};` : undefined),
    });
    parser.on('error', () => {
      if (this.#ending) throw new SourceFault('file-truncated');
      throw new SourceFault('malformed-xml', { line: parser.line, column: parser.column });
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.#sinceEvent = 0;
      if (++this.#depth > DEPTH_MAX) throw new SourceFault('too-deep', { max: DEPTH_MAX });
      events.open(withoutPrefix(name), attributes as Record<string, string>);
    });
    parser.on('closetag', ({ name }) => {
      this.#sinceEvent = 0;
      this.#depth--;
      events.close(withoutPrefix(name));
    });
    parser.on('text', (text) => events.text(text));
    parser.on('cdata', (text) => events.text(text));
    parser.on('doctype', () => events.doctype?.());
  }

  write(text: string): void {
    this.#sinceEvent += text.length;
    this.#parser.write(text);
    if (this.#sinceEvent > PIECE_MAX) throw new SourceFault('feature-too-large', { max: PIECE_MAX_MB });
  }

  end(): void {
    this.#ending = true;
    this.#parser.close();
  }
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
