import { createHash } from 'node:crypto';
import type {
  GroupMark,
  ImageMark,
  Mark,
  Mm,
  PathMark,
  TextMark,
  Trace,
  Weight,
} from '../../../domain/board/drawing.ts';
import { drawnText } from './drawn-text.ts';
import { plainTitle } from './plain-title.ts';
import { channelsOf, mm, placesOf } from './rounded.ts';

export interface SvgBody {
  readonly text: string;
  /** The letters that are set in each weight. */
  readonly letters: Readonly<Record<Weight, ReadonlySet<string>>>;
}

/** A part of the paper, all of its width. */
export interface PaperPart {
  readonly width: Mm;
  readonly top: Mm;
  readonly height: Mm;
}

/**
 * Marks as elements of an SVG in millimetres. No text of theirs becomes markup: names are escaped, colours and numbers are none
 * else. Where only a part of the paper is looked at, what is clipped outside of it is left out.
 */
export function svgBody(marks: readonly Mark[], part: PaperPart | null = null): SvgBody {
  const writer = new SvgWriter(part);
  writer.marks(marks);
  return { text: writer.text(), letters: writer.letters };
}

/** As CSS counts them. */
export const FONT_WEIGHT: Readonly<Record<Weight, number>> = {
  plain: 400,
  medium: 500,
  bold: 700,
  black: 900,
};

class SvgWriter {
  readonly letters: Record<Weight, Set<string>> = {
    plain: new Set(),
    medium: new Set(),
    bold: new Set(),
    black: new Set(),
  };
  readonly #out: string[] = [];
  readonly #clips = new Set<string>();
  /** Names of the clips that what is written now lies within. */
  readonly #around: string[] = [];
  readonly #part: PaperPart | null;

  constructor(part: PaperPart | null) {
    this.#part = part;
  }

  text(): string {
    return this.#out.join('\n');
  }

  marks(marks: readonly Mark[]): void {
    for (const mark of marks) {
      if (mark.kind === 'path') this.#path(mark);
      else if (mark.kind === 'text') this.#text(mark);
      else if (mark.kind === 'image') this.#image(mark);
      else this.#group(mark);
    }
  }

  #group({ name, clip, marks }: GroupMark): void {
    const within = clip && this.#part && overlap(clip, this.#part);
    if (within === null && clip && this.#part) return;
    const path = clip ? this.#clip(clip) : null;
    // The same clip again clips nothing, and of a lower strip resvg draws nothing of it.
    const clips = path !== null && !this.#around.includes(path);
    this.#out.push(`<g data-name="${escaped(name)}"${clips ? ` clip-path="url(#${path})"` : ''}>`);
    if (within && clips) this.#out.push(dot(within));
    if (clips) this.#around.push(path);
    this.marks(marks);
    if (clips) this.#around.pop();
    this.#out.push('</g>');
  }

  /** A clip is called after what it is, so that several drawings can stand in one page. */
  #clip(traces: readonly Trace[]): string {
    const path = traces.map(pathOf).join('');
    const name = `clip-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;
    if (!this.#clips.has(name)) {
      this.#clips.add(name);
      this.#out.push(`<clipPath id="${name}"><path clip-rule="evenodd" d="${path || 'M0 0Z'}"/></clipPath>`);
    }
    return name;
  }

  #path(mark: PathMark): void {
    const {
      traces,
      fill,
      fillOpacity = 1,
      stroke,
      strokeWidth = 0,
      strokeOpacity = 1,
      dash,
      roundEnds,
    } = mark;
    const isStroked = stroke !== undefined && strokeWidth > 0;
    if (traces.length === 0 || (fill === undefined && !isStroked)) return;
    let said = ` d="${traces.map(pathOf).join('')}"`;
    if (fill !== undefined) said += ` fill="${colour(fill)}"`;
    if (fill !== undefined && fillOpacity < 1) said += ` fill-opacity="${mm(fillOpacity)}"`;
    if (isStroked) {
      said += ` stroke="${colour(stroke)}" stroke-width="${mm(strokeWidth)}"`;
      if (strokeOpacity < 1) said += ` stroke-opacity="${mm(strokeOpacity)}"`;
      if (dash && dash.length > 0) said += ` stroke-dasharray="${dash.map(mm).join(' ')}"`;
      if (roundEnds) said += ' stroke-linecap="round"';
    }
    this.#out.push(`<path${said}/>`);
  }

  #text(mark: TextMark): void {
    for (const drawn of drawnText(mark)) {
      if (drawn.kind === 'letters') this.#letters(drawn.mark);
      else {
        this.#out.push(`<g role="img" aria-label="${escaped(drawn.char)}">`);
        this.marks(drawn.marks);
        this.#out.push('</g>');
      }
    }
  }

  #letters({ text, at: [x, y], anchor, size, weight, colour: ink, turn = 0, halo }: TextMark): void {
    for (const char of text) this.letters[weight].add(char);
    let said = ` x="${mm(x)}" y="${mm(y)}" font-size="${mm(size)}" fill="${colour(ink)}"`;
    if (weight !== 'plain') said += ` font-weight="${FONT_WEIGHT[weight]}"`;
    if (anchor !== 'start') said += ` text-anchor="${anchor}"`;
    if (turn !== 0) said += ` transform="rotate(${mm(turn)} ${mm(x)} ${mm(y)})"`;
    if (halo && halo.width > 0)
      said += ` stroke="${colour(halo.colour)}" stroke-width="${mm(2 * halo.width)}" paint-order="stroke"`;
    this.#out.push(`<text${said}>${escaped(text)}</text>`);
  }

  #image({ at: [x, y], width, height, type, bytes }: ImageMark): void {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    const place = `x="${mm(x)}" y="${mm(y)}" width="${mm(width)}" height="${mm(height)}"`;
    this.#out.push(
      `<image ${place} preserveAspectRatio="none" href="data:image/${type === 'png' ? 'png' : 'jpeg'};base64,${data}"/>`,
    );
  }
}

/** Where the middle of what a clip's frame and a part of the paper have in common is; null: they have nothing. */
function overlap(clip: readonly Trace[], { width, top, height }: PaperPart): readonly [Mm, Mm] | null {
  let [left, right, up, down] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { points } of clip)
    for (let i = 0; i + 1 < points.length; i += 2) {
      left = Math.min(left, points[i]!);
      right = Math.max(right, points[i]!);
      up = Math.min(up, points[i + 1]!);
      down = Math.max(down, points[i + 1]!);
    }
  const [from, to] = [Math.max(left, 0), Math.min(right, width)];
  const [above, below] = [Math.max(up, top), Math.min(down, top + height)];
  return from < to && above < below ? [(from + to) / 2, (above + below) / 2] : null;
}

/** Not seen. resvg panics at a clipped group of which nothing is on the picture: this is. */
function dot([x, y]: readonly [Mm, Mm]): string {
  return `<path d="M${x} ${y}h.01v.01h-.01Z" fill="#ffffff" fill-opacity="0"/>`;
}

/** Text within an element or an attribute; what XML cannot hold has been left out. */
export function escaped(text: string): string {
  return plain(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Blanks at the ends are of the text; the rest as in a title. */
function plain(text: string): string {
  const [before = ''] = /^ */.exec(text)!;
  const [after = ''] = / *$/.exec(text.slice(before.length))!;
  return before + plainTitle(text) + after;
}

function colour(value: string): string {
  channelsOf(value);
  return value;
}

/** From place to place in steps, which are shorter to write. */
function pathOf(trace: Trace): string {
  const places = placesOf(trace);
  let path = '';
  for (let i = 0; i < places.length; i += 2) {
    const x = places[i]! - (places[i - 2] ?? 0);
    const y = places[i + 1]! - (places[i - 1] ?? 0);
    const between = y < 0 ? '' : ' ';
    path += `${i === 0 ? 'M' : 'l'}${short(x)}${between}${short(y)}`;
  }
  return trace.closed ? `${path}Z` : path;
}

function short(hundredths: number): string {
  return String(hundredths / 100).replace(/^(-?)0\./, '$1.');
}
