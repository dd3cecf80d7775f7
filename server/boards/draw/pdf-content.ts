import type { Colour, Mark, PathMark, TextMark, Trace, Weight } from '../../../domain/board/drawing.ts';
import { drawnText, SHARE } from './drawn-text.ts';
import { channelsOf, mm, placesOf } from './rounded.ts';

/** What a page's content refers to by name: each is entered among the resources of the page at hand. */
export interface PdfResources {
  font(weight: Weight): string;
  encode(text: string, weight: Weight): { readonly hex: string; readonly shared: boolean };
  opacity(share: number, of: 'fill' | 'stroke'): string;
  image(mark: Extract<Mark, { kind: 'image' }>): string;
}

/** What was last set: what is as it was is not said again. */
interface State {
  fill: string;
  stroke: string;
  opacity: number;
  strokeOpacity: number;
  width: string;
  dash: string;
  cap: number;
  font: string;
  render: number;
}

const AT_FIRST: State = {
  fill: '0 g',
  stroke: '0 G',
  opacity: 1,
  strokeOpacity: 1,
  width: '1',
  dash: '[] 0',
  cap: 0,
  font: '',
  render: 0,
};

/** Marks as operators of a PDF page (ISO 32000-1, 8 and 9), in millimetres from the upper left corner. */
export function pdfContent(marks: readonly Mark[], resources: PdfResources): string {
  const writer = new ContentWriter(resources);
  writer.marks(marks);
  return writer.text();
}

class ContentWriter {
  readonly #resources: PdfResources;
  readonly #out: string[] = ['1 j'];
  #state: State = { ...AT_FIRST };

  constructor(resources: PdfResources) {
    this.#resources = resources;
  }

  text(): string {
    return this.#out.join('\n');
  }

  marks(marks: readonly Mark[]): void {
    for (const mark of marks) {
      if (mark.kind === 'path') this.#path(mark);
      else if (mark.kind === 'text') this.#text(mark);
      else if (mark.kind === 'group')
        if (mark.clip) this.#within(mark.clip, () => this.marks(mark.marks));
        else this.marks(mark.marks);
      else {
        const [x, y] = mark.at;
        const name = this.#resources.image(mark);
        this.#opacity(1);
        this.#out.push(
          `q ${mm(mark.width)} 0 0 ${mm(-mark.height)} ${mm(x)} ${mm(y + mark.height)} cm /${name} Do Q`,
        );
      }
    }
  }

  #within(clip: readonly Trace[], draw: () => void): void {
    const before = { ...this.#state };
    // A clip of nothing lets nothing through.
    this.#out.push('q', ...(clip.length > 0 ? clip.map(pathOf) : ['0 0 m h']), 'W* n');
    draw();
    this.#out.push('Q');
    this.#state = before;
  }

  #path(mark: PathMark): void {
    const { fill, stroke, strokeWidth = 0, dash, fillOpacity = 1, strokeOpacity = 1, roundEnds } = mark;
    const isStroked = stroke !== undefined && strokeWidth > 0;
    if (mark.traces.length === 0 || (fill === undefined && !isStroked)) return;
    if (fill !== undefined) {
      this.#fill(fill);
      this.#opacity(fillOpacity);
    }
    if (isStroked) {
      this.#stroke(stroke, strokeWidth, strokeOpacity);
      this.#set('dash', `[${dash ? dash.map(mm).join(' ') : ''}] 0`, (value) => `${value} d`);
      this.#set('cap', roundEnds ? 1 : 0, (value) => `${value} J`);
    }
    for (const trace of mark.traces) this.#out.push(pathOf(trace));
    this.#out.push(fill === undefined ? 'S' : isStroked ? 'B*' : 'f*');
  }

  #text(mark: TextMark): void {
    for (const drawn of drawnText(mark)) {
      if (drawn.kind === 'letters') this.#letters(drawn.mark, drawn.width);
      else this.#instead(drawn.char, () => this.marks(drawn.marks));
    }
  }

  #letters({ text, at, anchor, size, weight, colour, turn = 0, halo }: TextMark, width: number): void {
    const angle = (turn * Math.PI) / 180;
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const back = width * SHARE[anchor];
    const place = `${mm(at[0] - back * cos)} ${mm(at[1] - back * sin)}`;
    const { hex, shared } = this.#resources.encode(text, weight);
    // Letters stand upright in a page that is measured downwards.
    const matrix = `${share(cos)} ${share(sin)} ${share(sin)} ${share(-cos)} ${place} Tm`;
    const shown = `${matrix} <${hex}> Tj ET`;

    this.#opacity(1);
    if (halo && halo.width > 0) {
      this.#stroke(halo.colour, 2 * halo.width);
      this.#set('dash', '[] 0', (value) => `${value} d`);
      // Drawn, but not to be read: the text is said once, by its letters.
      this.#instead('', () => this.#show(weight, size, 1, shown));
    }
    this.#fill(colour);
    if (shared) this.#instead(text, () => this.#show(weight, size, 0, shown));
    else this.#show(weight, size, 0, shown);
  }

  #show(weight: Weight, size: number, render: 0 | 1, shown: string): void {
    const font = `/${this.#resources.font(weight)} ${mm(size)}`;
    this.#set('font', font, (value) => `${value} Tf`);
    this.#set('render', render, (value) => `${value} Tr`);
    this.#out.push(`BT ${shown}`);
  }

  /** What is drawn is read as another text, or not at all (ISO 32000-1, 14.9.4). */
  #instead(text: string, draw: () => void): void {
    const said = text === '' ? '()' : `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
    this.#out.push(`/Span<</ActualText${said}>>BDC`);
    draw();
    this.#out.push('EMC');
  }

  #fill(colour: Colour): void {
    this.#set('fill', operator(colour, 'g', 'rg'), (value) => value);
  }

  #stroke(colour: Colour, width: number, opacity = 1): void {
    const rounded = shareOf(opacity);
    this.#set('strokeOpacity', rounded, () => `/${this.#resources.opacity(rounded, 'stroke')} gs`);
    this.#set('stroke', operator(colour, 'G', 'RG'), (value) => value);
    this.#set('width', mm(width), (value) => `${value} w`);
  }

  #opacity(value: number): void {
    const rounded = shareOf(value);
    this.#set('opacity', rounded, () => `/${this.#resources.opacity(rounded, 'fill')} gs`);
  }

  #set<K extends keyof State>(key: K, value: State[K], say: (value: State[K]) => string): void {
    if (this.#state[key] === value) return;
    this.#state[key] = value;
    this.#out.push(say(value));
  }
}

/** An opacity, 0 to 1, in hundredths. */
function shareOf(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
}

function pathOf(trace: Trace): string {
  const places = placesOf(trace);
  let path = '';
  for (let i = 0; i < places.length; i += 2)
    path += `${places[i]! / 100} ${places[i + 1]! / 100} ${i === 0 ? 'm' : 'l'}\n`;
  return trace.closed ? `${path}h` : path.trimEnd();
}

/** Greys are said as such: black text is printed with black ink alone. */
function operator(colour: Colour, grey: string, rgb: string): string {
  const channels = channelsOf(colour).map((value) => Math.round((value / 255) * 1000) / 1000);
  const [red, green, blue] = channels;
  return red === green && green === blue ? `${red} ${grey}` : `${channels.join(' ')} ${rgb}`;
}

function share(value: number): string {
  return String(Math.round(value * 100_000) / 100_000 + 0);
}
