import type { Mm } from '../../drawing.ts';
import { sidesMeet, sidesOf, type Xy } from '../paper-ground.ts';
import type { PaperBuilding } from '../read-areas.ts';
import { block } from './area-labels.ts';
import { buildingText, compoundsOf } from './building-names.ts';
import type { Candidate, Wish } from './candidate.ts';
import type { LabelScene } from './label-scene.ts';
import { boxWithin, inRings, shareInRings } from './oriented-box.ts';
import { inTwo } from './typesetter.ts';

const OVER = { ownBorder: 8, border: 1, road: 1.2, building: 0.3, junction: 0.3 };
/** A named building this large on paper is a landmark. */
const LANDMARK_MM2 = 60;

/** A building smaller than this has no number, or no name: nobody could tell which one is meant. */
const NUMBERED_MM = 1.3;
const NAMED_MM = 2;
const NUMBER = /\d/;

/** Numbers and names of buildings: within them, else beside; and the names of compounds among theirs. */
export function buildingWishes(
  buildings: readonly PaperBuilding[],
  neighbours: readonly string[],
  within: readonly string[],
  scene: LabelScene,
): readonly Wish[] {
  const wishes: Wish[] = [];
  if (!scene.detail.compounds) return wishes;
  for (const [compound, members] of compoundsOf(buildings)) {
    const own = members.some(({ building }) => building.within);
    // 和坊花园 need not be said beside a neighbour called 和坊花园2格, or within it where the grid itself is named.
    if (!(own ? within : neighbours).some((name) => name.includes(compound)))
      wishes.push(...compoundWish(compound, members, scene));
  }
  for (const one of scene.detail.numbers ? buildings : []) {
    if (!one.seen || one.building.name === '') continue;
    const said = buildingText(one.building.name);
    // In English 3号楼 is the building with the number 3.
    const texts = scene.lang === 'en' ? said.texts.slice(-1) : said.texts;
    wishes.push(...(said.numbered ? numberWish(one, texts, scene) : nameWish(one, scene)));
  }
  return wishes;
}

function numberWish(one: PaperBuilding, texts: readonly string[], scene: LabelScene): readonly Wish[] {
  const { inks, textMm, leastMm } = scene;
  const within = one.building.within;
  if (largest(one) < NUMBERED_MM) return tooSmall(one, 'building', within);
  const style = {
    weight: 'plain',
    colour: within ? inks.ink : inks.quietInk,
    halo: within ? inks.building : inks.farBuilding,
  } as const;
  // All of one size: a number that is larger than the next one's would seem to say something.
  const size = Math.max(leastMm, 0.56 * textMm);
  const candidates = texts.flatMap((text, step) => onBuilding(one, [text], size, scene, 0.25 * step, within));
  if (candidates.length === 0) return [];
  return [
    {
      kind: 'building',
      name: one.building.name,
      worth: within ? 50 : 12,
      important: false,
      style,
      candidates,
      // The ones around the grid are a help, no promise.
      ...(within ? {} : { repeat: true }),
    },
  ];
}

function nameWish(one: PaperBuilding, scene: LabelScene): readonly Wish[] {
  const { inks, textMm, leastMm, setter } = scene;
  const { text } = setter.clean(one.building.name);
  if (text === '') return [];
  const { left, top, right, bottom } = one.sides;
  const within = one.building.within;
  if (largest(one) < NAMED_MM) return tooSmall(one, 'building', within);
  const large = (right - left) * (bottom - top) >= LANDMARK_MM2;
  const landmark = within && large;
  const size = Math.max(leastMm, (landmark ? 0.8 : 0.68) * textMm);
  const two = inTwo(text);
  const candidates = [1, 0.84].flatMap((share, step) => {
    const at = Math.max(leastMm, size * share);
    return [
      ...onBuilding(one, [text], at, scene, 0.3 * step, within),
      ...(two === null ? [] : onBuilding(one, two, at, scene, 0.3 * step + 0.1, within)),
    ];
  });
  if (candidates.length === 0) return [];
  return [
    {
      kind: landmark ? 'landmark' : 'building',
      name: one.building.name,
      worth: landmark ? 90 : within ? 50 : 20,
      important: landmark,
      style: {
        weight: landmark ? 'bold' : 'plain',
        colour: within ? inks.ink : inks.quietInk,
        halo: inks.halo,
      },
      candidates,
      ...(within ? {} : { repeat: true }),
    },
  ];
}

function largest({ sides: { left, top, right, bottom } }: PaperBuilding): Mm {
  return Math.max(right - left, bottom - top);
}

/** A wish without a position, so that it is said. */
function tooSmall({ building }: PaperBuilding, kind: 'building', within: boolean): readonly Wish[] {
  const style = { weight: 'plain', colour: '#000000', halo: '#FFFFFF' } as const;
  return within ? [{ kind, name: building.name, worth: 0, important: false, style, candidates: [] }] : [];
}

/** Within the building, turned along it where only that goes in; beside it where nothing does and `beside` allows it. */
function onBuilding(
  { building, rings, sides }: PaperBuilding,
  rows: readonly string[],
  size: Mm,
  scene: LabelScene,
  extra: number,
  beside: boolean,
): readonly Candidate[] {
  const { ground, setter, cost } = scene;
  const texts = rows.map((row) => setter.clean(row).text).filter((row) => row !== '');
  if (texts.length === 0 || !sidesMeet(sides, ground.frame)) return [];
  const [x, y] = middleOf(rings, ground.point(building.at));
  const text = texts.join('');
  const found: Candidate[] = [];
  const add = (one: Pick<Candidate, 'settings' | 'boxes'>, shape: number, weights: typeof OVER) => {
    if (!one.boxes.every((box) => boxWithin(box, ground.frame))) return;
    found.push({ ...one, text, size, cost: extra + shape + cost.of(one.boxes, weights) });
  };
  const level = block(texts, x, y, size, 'plain', scene);
  const inside = level.boxes.reduce((sum, box) => sum + shareInRings(box, rings), 0) / level.boxes.length;
  add(level, 1.3 * (1 - inside), { ...OVER, building: 0 });
  if (inside < 1 && texts.length === 1) {
    const row = setter.row(texts[0]!, x, y, turnOf(rings[0]!), size, 'plain');
    const share = shareInRings(row.box, rings);
    if (share > inside)
      add({ settings: [row.setting], boxes: [row.box] }, 0.1 + 1.3 * (1 - share), { ...OVER, building: 0 });
  }
  // Around the grid a name stands within its building, a number wholly, or not at all.
  if (!beside) return inside >= (NUMBER.test(text) ? 1 : 0.6) ? found : [];
  if (inside >= 1) return found;
  const width = Math.max(...level.boxes.map(({ halfLength }) => halfLength));
  const height = (texts.length * 1.12 * size) / 2 + 0.1 * size;
  for (const [dx, dy, price] of [
    [sides.right + width - x, 0, 0.5],
    [sides.left - width - x, 0, 0.6],
    [0, sides.top - height - y, 0.55],
    [0, sides.bottom + height - y, 0.6],
  ] as const)
    add(block(texts, x + dx, y + dy, size, 'plain', scene), price, OVER);
  return found;
}

/** The building's own point where it lies in what is seen of it, else the middle of that. */
function middleOf(rings: readonly Xy[], at: readonly [Mm, Mm] | null): readonly [Mm, Mm] {
  if (at !== null && inRings(at[0], at[1], rings)) return at;
  const { left, top, right, bottom } = sidesOf(rings[0]!);
  return [(left + right) / 2, (top + bottom) / 2];
}

/** The direction of the longest edge, read from the left. */
function turnOf(ring: Xy): number {
  let longest = -1;
  let turn = 0;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const dx = ring[i]! - ring[j]!;
    const dy = ring[i + 1]! - ring[j + 1]!;
    const length = dx * dx + dy * dy;
    if (length <= longest) continue;
    longest = length;
    turn = Math.atan2(dy, dx) * (180 / Math.PI);
  }
  if (turn > 90) return turn - 180;
  return turn <= -90 ? turn + 180 : turn;
}

/** A compound's name near the middle of its buildings. */
function compoundWish(
  compound: string,
  members: readonly PaperBuilding[],
  scene: LabelScene,
): readonly Wish[] {
  const { setter, ground, textMm, leastMm, inks, cost } = scene;
  const { text } = setter.clean(compound);
  const seen = members.filter((one) => one.seen);
  if (text === '' || seen.length === 0) return [];
  const middles = seen.map(({ sides }) => [(sides.left + sides.right) / 2, (sides.top + sides.bottom) / 2]);
  const x = middles.reduce((sum, at) => sum + at[0]!, 0) / middles.length;
  const y = middles.reduce((sum, at) => sum + at[1]!, 0) / middles.length;
  const within = seen.some(({ building }) => building.within);
  const far = Math.max(4 * textMm, ...middles.map((at) => Math.hypot(at[0]! - x, at[1]! - y)));
  const two = inTwo(text);
  const candidates: Candidate[] = [];
  for (const [step, share] of [1, 0.82].entries()) {
    const size = Math.max(leastMm, 0.85 * textMm * share);
    for (let ring = 0; ring <= 4; ring++)
      for (let i = 0; i < (ring === 0 ? 1 : 10); i++) {
        const angle = (i / 10) * 2 * Math.PI;
        const away = (ring / 4) * far * 0.85;
        for (const rows of two === null ? [[text]] : [[text], two]) {
          const set = block(
            rows,
            x + away * Math.cos(angle),
            y + away * Math.sin(angle),
            size,
            'bold',
            scene,
          );
          if (!set.boxes.every((box) => boxWithin(box, ground.frame))) continue;
          const shape = 0.18 * ring + 0.3 * step + (rows.length > 1 ? 0.1 : 0);
          const over = cost.of(set.boxes, { ownBorder: 9, border: 2, road: 0.8, building: 1.3 });
          candidates.push({ ...set, text, size, cost: shape + over });
        }
      }
  }
  if (candidates.length === 0) return [];
  return [
    {
      kind: 'compound',
      name: compound,
      worth: within ? 85 : 22,
      important: within,
      style: { weight: 'bold', colour: within ? inks.ink : inks.quietInk, halo: inks.halo },
      candidates,
      ...(within ? {} : { repeat: true }),
    },
  ];
}
