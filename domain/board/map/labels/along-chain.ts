import type { Mm, Weight } from '../../drawing.ts';
import type { Candidate, Setting } from './candidate.ts';
import type { Chain } from './chain.ts';
import { type LabelBox, labelBox } from './oriented-box.ts';
import { isAllChinese, type Typesetter } from './typesetter.ts';

export interface AlongOptions {
  readonly size: Mm;
  readonly weight: Weight;
  /** How wide the line is drawn: a name may stand beside it. */
  readonly width: Mm;
  /** Whether a Chinese name may be spaced out where the line is long. */
  readonly spaced: boolean;
  /** How much of the name may hang over a line that is too short for it, 0 to 1. */
  readonly short: number;
  /** Whether the name must be on the map: more positions, also farther from the line. */
  readonly must: boolean;
  /** The stretch of the chain that is meant; not said: all of it. */
  readonly from?: Mm;
  readonly to?: Mm;
}

/** Positions along a stretch. */
const MOST_WINDOWS = 14;
const MUST_WINDOWS = 40;
/** Steeper than this, Chinese is set as a column of upright letters. */
const COLUMN_FROM = 52;
/** From one letter to the next. */
const SHARPEST = 28;
/** Over the whole of a name. */
const MOST_BEND = 130;
const BESIDE_COST = 0.55;
/** One line farther out: still read as the street's. */
const FAR_COST = 1.1;
const NEAR_COST = 0.15;
/** Half of the widest border with its casing. */
const NEAR_MM = 0.9;
const GAP_EM = 0.14;
/** From baseline to baseline in a column, in ems. */
const COLUMN_EM = 1.04;

/**
 * Positions of a name along a line: whole and turned where the line is straight enough, letter by letter where it is not, beside it on
 * both sides, a Chinese name spaced out on a long one. Never upside down. Chinese on a steep line is a column of letters that stand upright
 * (雁行字列). Costs are of the shape alone: what lies beneath is not known here.
 */
export function alongChain(
  chain: Chain,
  text: string,
  setter: Typesetter,
  options: AlongOptions,
): readonly Candidate[] {
  const { size, weight, from = 0, to = chain.length } = options;
  const letters = [...text];
  const column = isAllChinese(text);
  const length = setter.width(text, size, weight);
  const room = to - from;
  if (length > room) return shortLine(chain, text, length, setter, options, (from + to) / 2);
  const found: Candidate[] = [];
  const [most, step] = options.must ? [MUST_WINDOWS, length / 6] : [MOST_WINDOWS, Math.max(4, length / 3)];
  const windows = Math.min(most, 1 + Math.floor((room - length) / step));
  for (let i = 0; i < windows; i++) {
    const start = from + (windows === 1 ? (room - length) / 2 : ((room - length) * i) / (windows - 1));
    const offMiddle = Math.abs(start + length / 2 - (from + to) / 2) / room;
    const line = fitLine(chain, start, start + length);
    const cost = 0.5 * offMiddle;
    if (line.off <= Math.max(0.22 * size, 0.15 * options.width)) {
      found.push(...straight(text, line, cost + (0.4 * line.off) / size, setter, options, column));
      if (options.spaced && column && letters.length <= 8)
        found.push(...spacedOut(chain, text, start + length / 2, length, cost, options));
    } else {
      const curved = alongCurve(chain, letters, start, setter, options, column);
      if (curved !== null) found.push({ ...curved, cost: curved.cost + cost });
      else if (line.off <= 0.9 * size)
        found.push(...straight(text, line, cost + 0.8 + line.off / size, setter, options, column));
    }
  }
  return found;
}

interface FittedLine {
  readonly x: Mm;
  readonly y: Mm;
  /** Degrees clockwise from the right, -90 to 90. */
  readonly turn: number;
  /** How far the line is from straight. */
  readonly off: Mm;
}

const SAMPLES = 12;

function fitLine(chain: Chain, from: Mm, to: Mm): FittedLine {
  const [ax, ay] = chain.point(from);
  const [bx, by] = chain.point(to);
  const chord = Math.hypot(bx - ax, by - ay);
  const [ux, uy] = chord === 0 ? [1, 0] : [(bx - ax) / chord, (by - ay) / chord];
  let least = 0;
  let most = 0;
  for (let i = 1; i < SAMPLES; i++) {
    const [x, y] = chain.point(from + ((to - from) * i) / SAMPLES);
    const off = (y - ay) * ux - (x - ax) * uy;
    least = Math.min(least, off);
    most = Math.max(most, off);
  }
  const middle = (least + most) / 2;
  // A line that comes back has a short chord: what it lacks counts as not straight.
  const off = (most - least) / 2 + (to - from - chord) / 2;
  return {
    x: (ax + bx) / 2 - uy * middle,
    y: (ay + by) / 2 + ux * middle,
    turn: upright(Math.atan2(uy, ux) * (180 / Math.PI)),
    off,
  };
}

/** The same line, read from the side on which letters do not stand on their heads. */
function upright(degrees: number): number {
  if (degrees > 90) return degrees - 180;
  return degrees <= -90 ? degrees + 180 : degrees;
}

function straight(
  text: string,
  { x, y, turn }: FittedLine,
  cost: number,
  setter: Typesetter,
  { size, weight, width, must }: AlongOptions,
  column: boolean,
): readonly Candidate[] {
  const rad = (turn * Math.PI) / 180;
  return placesAcross(size, width, must).map(({ by, price }) => {
    const cx = x - Math.sin(rad) * by;
    const cy = y + Math.cos(rad) * by;
    if (column && Math.abs(turn) >= COLUMN_FROM)
      return { ...letterColumn([...text], cx, cy, turn, size * COLUMN_EM, size), cost: cost + price };
    const { setting, box } = setter.row(text, cx, cy, turn, size, weight);
    return { text, size, settings: [setting], boxes: [box], cost: cost + price };
  });
}

/** How far to the side of a line its name may stand, and what that costs: on it, within a wide road but not on its middle, beside it. */
function placesAcross(
  size: Mm,
  width: Mm,
  must: boolean,
): readonly { readonly by: Mm; readonly price: number }[] {
  const near = NEAR_MM + 0.62 * size;
  const aside = width / 2 + 0.62 * size;
  return [
    { by: 0, price: 0 },
    ...(near + 0.5 * size <= width / 2
      ? [
          { by: -near, price: NEAR_COST },
          { by: near, price: NEAR_COST },
        ]
      : []),
    { by: -aside, price: BESIDE_COST },
    { by: aside, price: BESIDE_COST },
    ...(must
      ? [
          { by: -aside - 1.2 * size, price: FAR_COST },
          { by: aside + 1.2 * size, price: FAR_COST },
        ]
      : []),
  ];
}

/** Letters one by one along a straight line, upright as far as it lets them: in a row, or from the top down. */
function letterColumn(
  letters: readonly string[],
  x: Mm,
  y: Mm,
  turn: number,
  step: Mm,
  size: Mm,
): Omit<Candidate, 'cost'> {
  const steep = Math.abs(turn) >= COLUMN_FROM;
  // From the top down, whichever way the line was read.
  const way = steep && turn < 0 ? turn + 180 : turn;
  const lean = steep ? way - 90 : turn;
  const rad = (way * Math.PI) / 180;
  const settings = letters.map((letter, i): Setting => {
    const along = (i - (letters.length - 1) / 2) * step;
    return letterAt(letter, x + along * Math.cos(rad), y + along * Math.sin(rad), lean, size);
  });
  const half = ((letters.length - 1) * step + size) / 2 + GAP_EM * size;
  const box = labelBox(x, y, half, size / 2 + GAP_EM * size, turn);
  return { text: letters.join(''), size, settings, boxes: [box] };
}

/** An ideograph with its middle at a place: it stands from 0.12 em below its baseline to 0.88 em above. */
function letterAt(text: string, x: Mm, y: Mm, turn: number, size: Mm): Setting {
  const rad = (turn * Math.PI) / 180;
  const down = 0.38 * size;
  return { text, x: x - Math.sin(rad) * down, y: y + Math.cos(rad) * down, turn };
}

/** As maps in Chinese do on long streets: half an em to one and a half between letters. */
function spacedOut(
  chain: Chain,
  text: string,
  middle: Mm,
  length: Mm,
  cost: number,
  { size, width, from = 0, to = chain.length }: AlongOptions,
): readonly Candidate[] {
  const letters = [...text];
  if (letters.length < 2) return [];
  const space = Math.min(1.2 * size, ((to - from) * 0.4 - length) / (letters.length - 1));
  if (space < 0.4 * size) return [];
  const whole = length + space * (letters.length - 1);
  if (middle - whole / 2 < from || middle + whole / 2 > to) return [];
  const { x, y, turn, off } = fitLine(chain, middle - whole / 2, middle + whole / 2);
  if (off > 0.2 * size) return [];
  const rad = (turn * Math.PI) / 180;
  return placesAcross(size, width, false)
    .filter(({ price }) => price < BESIDE_COST)
    .map(({ by, price }) => ({
      ...letterColumn(letters, x - Math.sin(rad) * by, y + Math.cos(rad) * by, turn, size + space, size),
      cost: cost - 0.15 + price,
    }));
}

/** Letter by letter along a bend; null where it turns too sharply for that. */
function alongCurve(
  chain: Chain,
  letters: readonly string[],
  start: Mm,
  setter: Typesetter,
  { size, weight }: AlongOptions,
  column: boolean,
): Candidate | null {
  const widths = letters.map((letter) => (column ? COLUMN_EM * size : setter.width(letter, size, weight)));
  const length = widths.reduce((sum, width) => sum + width, 0);
  const [ax, ay] = chain.point(start);
  const [bx, by] = chain.point(start + length);
  const chord = Math.atan2(by - ay, bx - ax) * (180 / Math.PI);
  const steep = column && Math.abs(upright(chord)) >= COLUMN_FROM;
  // Read from the left, a column from the top.
  const back = steep ? by < ay : upright(chord) !== chord;
  const settings: Setting[] = [];
  const boxes: LabelBox[] = [];
  let gone = 0;
  let last: number | null = null;
  let bend = 0;
  for (const [i, letter] of letters.entries()) {
    const half = widths[i]! / 2;
    const s = back ? start + length - gone - half : start + gone + half;
    gone += widths[i]!;
    const reach = Math.max(half, 0.4 * size);
    const [px, py] = chain.point(s - reach);
    const [qx, qy] = chain.point(s + reach);
    let angle = Math.atan2(qy - py, qx - px) * (180 / Math.PI) + (back ? 180 : 0) - (steep ? 90 : 0);
    angle = ((((angle + 180) % 360) + 360) % 360) - 180;
    if (Math.abs(angle) > 88) return null;
    if (last !== null) {
      const by = Math.abs(angle - last);
      if (by > SHARPEST) return null;
      bend += by;
    }
    last = angle;
    const [mx, my] = chain.point(s);
    const x = (px + qx + 2 * mx) / 4;
    const y = (py + qy + 2 * my) / 4;
    if (letter === ' ') continue;
    if (column) {
      settings.push(letterAt(letter, x, y, angle, size));
      const side = size / 2 + GAP_EM * size;
      boxes.push(labelBox(x, y, side, side, angle));
    } else {
      settings.push(latinAt(letter, x, y, angle, size));
      boxes.push(labelBox(x, y, widths[i]! / 2 + 0.06 * size, 0.5 * size + GAP_EM * size, angle));
    }
  }
  if (bend > MOST_BEND || settings.length === 0) return null;
  return { text: letters.join(''), size, settings, boxes, cost: 0.3 + bend / 150 };
}

/** A letter with the middle of its name's band at a place: letters of one name stand on one baseline, 0.28 em beneath it. */
function latinAt(text: string, x: Mm, y: Mm, turn: number, size: Mm): Setting {
  const rad = (turn * Math.PI) / 180;
  return { text, x: x - Math.sin(rad) * 0.28 * size, y: y + Math.cos(rad) * 0.28 * size, turn };
}

/** A name that is longer than its line: over the middle of it, as it points there; the more it hangs over, the worse. */
function shortLine(
  chain: Chain,
  text: string,
  length: Mm,
  setter: Typesetter,
  options: AlongOptions,
  middle: Mm,
): readonly Candidate[] {
  const { size, weight, width, from = 0, to = chain.length } = options;
  const room = to - from;
  const line = fitLine(chain, from, to);
  const [x, y] = chain.point(middle);
  const over = (length - room) / length;
  if (over > options.short) return [];
  const cost = 0.35 + 1.4 * over;
  const column = isAllChinese(text);
  const onLine = line.off <= 0.5 * size ? line : { ...line, x, y };
  return [
    ...straight(text, onLine, cost, setter, options, column),
    ...[0, -(width / 2 + 0.7 * size), width / 2 + 0.7 * size].map((by): Candidate => {
      const { setting, box } = setter.row(text, x, y + by, 0, size, weight);
      return { text, size, settings: [setting], boxes: [box], cost: cost + 0.9 };
    }),
  ];
}
