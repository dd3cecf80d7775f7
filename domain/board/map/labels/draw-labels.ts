import type { BoardContent } from '../../content.ts';
import type { Mark, Mm } from '../../drawing.ts';
import type { BoardTemplate } from '../../template.ts';
import { type Detail, leastLabelMm } from '../detail.ts';
import type { Inks } from '../inks.ts';
import type { PaperInside } from '../lay-inside.ts';
import type { PlacedSymbol } from '../lay-places.ts';
import { waterWidthMm } from '../lay-water.ts';
import type { PaperGround, Xy } from '../paper-ground.ts';
import type { PaperBuilding } from '../read-areas.ts';
import type { PaperLine } from '../read-lines.ts';
import { roadKind, roadWidthMm } from '../road-kinds.ts';
import type { LeftOut, PlacedLabel } from '../types.ts';
import { neighbourWishes, waterWishes } from './area-labels.ts';
import { buildingWishes } from './building-labels.ts';
import { type Candidate, candidateMarks, type LabelStyle, type Wish } from './candidate.ts';
import type { Chain } from './chain.ts';
import { GroundCost } from './ground-cost.ts';
import { insideWishes } from './inside-labels.ts';
import type { LabelScene } from './label-scene.ts';
import { placeLabels } from './place-labels.ts';
import { placeWishes } from './place-wishes.ts';
import { lineWishes } from './street-labels.ts';
import type { Typesetter } from './typesetter.ts';

export interface LabelledMap {
  readonly content: BoardContent;
  readonly template: Pick<BoardTemplate, 'fields'>;
  readonly ground: PaperGround;
  readonly inks: Inks;
  readonly textMm: Mm;
  readonly setter: Typesetter;
  readonly own: readonly Xy[];
  readonly inside: readonly PaperInside[];
  readonly detail: Detail;
  readonly lines: readonly PaperLine[];
  readonly buildings: readonly PaperBuilding[];
  readonly symbols: readonly PlacedSymbol[];
  /** The borders as they are drawn. */
  readonly ownBorder: readonly Xy[];
  readonly otherBorders: readonly Xy[];
  /** How wide the grid's own border is drawn. */
  readonly borderMm: Mm;
}

export interface Labels {
  readonly marks: readonly Mark[];
  readonly placed: readonly PlacedLabel[];
  readonly leftOut: readonly LeftOut[];
  /** Signs that the font has not, in names of what is seen. */
  readonly lacking: readonly string[];
}

/** A street that lies on the border for that much of paper is one of its sides. */
const ALONG_MM = 6;
/** What is beside the border, in ems of plain text, both sides together. */
const BESIDE_EM = 7;

/** All names of a map, placed. */
export function drawLabels(map: LabelledMap): Labels {
  const scene = sceneOf(map);
  const { fields } = map.template;
  const neighbours = fields.includes('neighbours') ? map.content.neighbours : [];
  const wishes: readonly Wish[] = [
    ...insideWishes(map.inside, map.content.grid, scene),
    ...neighbourWishes(neighbours, scene),
    ...lineWishes(map.lines, scene),
    ...waterWishes(map.lines, scene),
    ...placeWishes(map.symbols, scene),
    ...(fields.includes('building-names')
      ? buildingWishes(
          map.buildings,
          neighbours.map(({ name }) => name),
          // Its own name, or that of the grid above it, says it already.
          [...map.inside.map(({ grid }) => grid), map.content.grid, ...map.content.ancestors].map(
            ({ name }) => name,
          ),
          scene,
        )
      : []),
  ];
  const { placed, left } = placeLabels(
    wishes,
    map.symbols.map(({ box }) => box),
    { improve: true },
  );
  const lacking = new Map<string, LeftOut>();
  for (const { wish } of placed) {
    if (map.setter.clean(wish.name).lacking.length === 0) continue;
    const { name, kind, important } = wish;
    lacking.set(`${kind}/${name}`, { text: name, kind, why: 'no-glyph', important });
  }
  // Streets around the grid are named more quietly than its own.
  const styleAt = ({ kind, loud, style }: Wish, { boxes }: Candidate): LabelStyle => {
    const { x, y } = boxes[boxes.length >> 1]!;
    const around = kind === 'street' && loud !== true && map.own.length > 0 && !scene.cost.has(x, y, 'own');
    return around ? { ...style, colour: map.inks.quietInk } : style;
  };
  return {
    // The least first: what is worth more is drawn over it.
    marks: [...placed]
      .sort((a, b) => a.wish.worth - b.wish.worth)
      .flatMap(({ wish, candidate }) => candidateMarks(candidate, styleAt(wish, candidate))),
    placed: placed.map(({ wish, candidate }) => ({
      kind: wish.kind,
      name: wish.name,
      text: candidate.text,
      size: candidate.size,
      boxes: candidate.boxes,
    })),
    leftOut: [
      ...left
        .filter(({ repeat }) => repeat !== true)
        .map(
          ({ name, kind, important, candidates }): LeftOut => ({
            text: name,
            kind,
            why: candidates.length === 0 ? 'too-small' : 'no-room',
            important,
          }),
        ),
      ...lacking.values(),
    ],
    // Also of a name that found no room.
    lacking: [
      ...new Set(
        [
          ...wishes.map(({ name }) => name),
          ...map.symbols.flatMap(({ place }) => [place.name, place.category]),
          ...map.lines.flatMap(({ line, seen }) => (seen ? [line.name] : [])),
        ].flatMap((name) => map.setter.clean(name).lacking),
      ),
    ],
  };
}

function sceneOf(map: LabelledMap): LabelScene {
  const { ground, textMm, inks, setter, own, lines, buildings, ownBorder, otherBorders, borderMm, content } =
    map;
  const cost = new GroundCost(ground.frame);
  for (const { rings } of buildings) cost.area(rings, 'building');
  for (const { line, pieces } of lines)
    for (const piece of pieces) {
      if (line.kind === 'road') cost.line(piece, roadWidthMm(line.class, ground.mmPerMetre), 'road');
      else if (line.kind === 'water') cost.line(piece, waterWidthMm(line.class, ground.mmPerMetre), 'water');
    }
  markJunctions(lines, ground, cost);
  cost.area(own, 'own');
  for (const border of otherBorders) cost.line(border, 0.5, 'border');
  for (const border of ownBorder) {
    cost.line(border, borderMm, 'ownBorder');
    cost.line(border, borderMm + BESIDE_EM * textMm, 'beside');
  }
  const said = `${content.grid.fourSides.zh}\n${content.grid.fourSides.en}`;
  return {
    ground,
    setter,
    cost,
    inks,
    textMm,
    leastMm: leastLabelMm(textMm),
    detail: map.detail,
    lang: content.lang,
    isImportant: (name, chains) =>
      (name.trim() !== '' && said.includes(name.trim())) || chains.some((chain) => runsAlong(chain, cost)),
  };
}

/** Where streets of different names share a point: a name over it would be read as either's. */
function markJunctions(lines: readonly PaperLine[], ground: PaperGround, cost: GroundCost): void {
  const known = new Map<string, { readonly name: string; readonly width: Mm }>();
  for (const { line } of lines) {
    if (line.kind !== 'road' || roadKind(line.class) === 'path') continue;
    const width = roadWidthMm(line.class, ground.mmPerMetre);
    // All its points: a straight street has lost those at its junctions where it is drawn.
    const xy = ground.points(line.points);
    for (let i = 0; i < xy.length; i += 2) {
      const key = `${xy[i]!.toFixed(2)},${xy[i + 1]!.toFixed(2)}`;
      const other = known.get(key);
      if (other === undefined) known.set(key, { name: line.name, width });
      else if (other.name !== line.name)
        cost.line(
          Float64Array.of(xy[i]!, xy[i + 1]!, xy[i]!, xy[i + 1]!),
          Math.max(width, other.width),
          'junction',
        );
    }
  }
}

/** Whether a street lies on the grid's border for a good stretch. */
function runsAlong(chain: Chain, cost: GroundCost): boolean {
  const steps = Math.min(200, Math.ceil(chain.length));
  let on = 0;
  for (let i = 0; i <= steps; i++) {
    const [x, y] = chain.point((chain.length * i) / Math.max(1, steps));
    if (cost.has(x, y, 'ownBorder')) on += chain.length / Math.max(1, steps);
  }
  return on >= ALONG_MM;
}
