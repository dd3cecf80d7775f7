import type { Mm } from '../../drawing.ts';
import { clipLine } from '../clip.ts';
import { waterRing, waterWidthMm } from '../lay-water.ts';
import { grown, type Xy } from '../paper-ground.ts';
import type { PaperLine } from '../read-lines.ts';
import { roadKind, roadOrder, roadWidthMm } from '../road-kinds.ts';
import type { LabelKind } from '../types.ts';
import { alongChain } from './along-chain.ts';
import type { Candidate, LabelStyle, Wish } from './candidate.ts';
import { type Chain, joinPieces } from './chain.ts';
import type { LabelScene } from './label-scene.ts';
import { boxWithin } from './oriented-box.ts';

/** A name comes again on a long street, in ems of plain text. */
const AGAIN_EM = 56;
const APART_EM = 36;
const SIZES = [1, 0.86, 0.74];
const MOST_CANDIDATES = 60;
const MUST_CANDIDATES = 240;
/** Of its length a name hangs over its street at most; farther out nobody knows which street is meant. */
const MOST_OVER = 0.5;
/** What it is worth to a name of one of the four sides to stand where it is one. */
const BESIDE = { beside: 0.7 } as const;

interface Named {
  readonly name: string;
  readonly kind: LabelKind;
  /** The widest class among its pieces. */
  osmClass: string;
  readonly pieces: Xy[];
}

/** The names of streets, rivers and railways along their lines: once each, and again where one is long. */
export function lineWishes(lines: readonly PaperLine[], scene: LabelScene): readonly Wish[] {
  const named = new Map<string, Named>();
  const inside = grown(scene.ground.frame, -0.6);
  for (const { line, pieces, seen } of lines) {
    const { text } = scene.setter.clean(line.name);
    if (text === '' || !seen || line.kind === 'wall' || waterRing(line, scene.ground) !== null) continue;
    const kind: LabelKind = line.kind === 'road' ? 'street' : line.kind;
    const key = `${kind}/${text}`;
    const one = named.get(key) ?? { name: line.name, kind, osmClass: line.class, pieces: [] };
    named.set(key, one);
    if (kind === 'street' && roadOrder(line.class) > roadOrder(one.osmClass)) one.osmClass = line.class;
    for (const piece of pieces) one.pieces.push(...clipLine(piece, inside));
  }
  return [...named.entries()].flatMap(([key, one]) => wishesOf(key, one, scene));
}

function wishesOf(key: string, { name, kind, osmClass, pieces }: Named, scene: LabelScene): readonly Wish[] {
  const { setter, textMm, ground } = scene;
  const { text } = setter.clean(name);
  const chains = joinPieces(pieces);
  if (chains.length === 0) return [];
  const set = settingOf(kind, osmClass, scene);
  const width =
    kind === 'street'
      ? roadWidthMm(osmClass, ground.mmPerMetre)
      : kind === 'water'
        ? waterWidthMm(osmClass, ground.mmPerMetre)
        : 0.75;
  const important = kind === 'street' && scene.isImportant(name, chains);
  // One of the four sides is named where it is one.
  const sideCost = ({ boxes }: Candidate) => (important ? BESIDE.beside - scene.cost.of(boxes, BESIDE) : 0);
  const from = (chain: Chain, size: Mm, part?: readonly [Mm, Mm]): readonly Candidate[] => {
    const spaced = kind === 'water' || (kind === 'street' && roadOrder(osmClass) >= 8);
    const options = {
      size,
      weight: set.style.weight,
      width,
      spaced,
      short: important ? 1 : MOST_OVER,
      must: important && !part,
    };
    return alongChain(chain, text, setter, part ? { ...options, from: part[0], to: part[1] } : options)
      .filter(({ boxes }) => boxes.every((box) => boxWithin(box, ground.frame)))
      .map((one) => ({ ...one, cost: one.cost + scene.cost.of(one.boxes, set.over) + sideCost(one) }));
  };
  const longest = chains[0]!.length;
  const all: Candidate[] = [];
  for (const [step, share] of SIZES.entries()) {
    const size = Math.max(scene.leastMm, set.size * share);
    for (const chain of chains.slice(0, 6)) {
      const lesser = 0.4 * (1 - chain.length / longest);
      all.push(...from(chain, size).map((one) => ({ ...one, cost: one.cost + lesser + 0.45 * step })));
    }
    // Smaller ones are for where there is no room.
    if (!important && all.some(({ cost }) => cost < 0.6)) break;
    if (size <= scene.leastMm) break;
  }
  const apart = APART_EM * textMm;
  const base = { kind, name, style: set.style, group: key, apart, ...(important ? { loud: true } : {}) };
  const first: Wish = {
    ...base,
    worth: important ? 100 : set.worth,
    important,
    candidates: cheapest(all, important ? MUST_CANDIDATES : MOST_CANDIDATES),
  };
  const again = AGAIN_EM * textMm;
  // A path's name is enough once.
  const repeated = kind === 'street' && roadKind(osmClass) === 'path' ? [] : chains;
  const repeats = repeated.flatMap((chain): Wish[] => {
    const parts = Math.floor(chain.length / again);
    if (parts < 2) return [];
    return Array.from({ length: parts }, (_, i) => ({
      ...base,
      worth: set.worth / 4,
      important: false,
      repeat: true,
      candidates: cheapest(
        from(chain, set.size, [(chain.length * i) / parts, (chain.length * (i + 1)) / parts]).filter(
          ({ cost }) => cost < 1.2,
        ),
      ),
    }));
  });
  return [first, ...repeats];
}

function cheapest(candidates: readonly Candidate[], most = MOST_CANDIDATES): readonly Candidate[] {
  return [...candidates].sort((a, b) => a.cost - b.cost).slice(0, most);
}

function settingOf(
  kind: LabelKind,
  osmClass: string,
  { textMm, inks, leastMm }: LabelScene,
): {
  readonly size: Mm;
  readonly worth: number;
  readonly style: LabelStyle;
  readonly over: Readonly<Record<string, number>>;
} {
  const over = { ownBorder: 7, building: 0.7, border: 5, junction: 0.9 };
  const size = (ems: number) => Math.max(leastMm, ems * textMm);
  if (kind === 'water')
    return {
      size: size(0.85),
      worth: 55,
      style: { weight: 'plain', colour: inks.waterName, halo: inks.halo },
      over: { ...over, road: 0.5 },
    };
  if (kind === 'rail')
    return {
      size: size(0.7),
      worth: 40,
      style: { weight: 'plain', colour: inks.quietInk, halo: inks.halo },
      over,
    };
  const style = { weight: 'plain', colour: inks.ink, halo: inks.halo } as const;
  switch (roadKind(osmClass)) {
    case 'fast':
    case 'main':
      return { size: size(0.95), worth: 80, style: { ...style, weight: 'bold' }, over };
    case 'street':
      return { size: size(0.82), worth: 60, style, over };
    case 'lane':
      return { size: size(0.74), worth: 45, style, over };
    default:
      return { size: size(0.68), worth: 25, style: { ...style, colour: inks.quietInk }, over };
  }
}
