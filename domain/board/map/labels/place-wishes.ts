import type { PlacedSymbol } from '../lay-places.ts';
import { block } from './area-labels.ts';
import type { Candidate, Wish } from './candidate.ts';
import type { LabelScene } from './label-scene.ts';
import { boxWithin } from './oriented-box.ts';
import { inTwo } from './typesetter.ts';

/** Around a symbol, best first: to the right, as one reads. */
type Around = readonly [right: number, down: number, price: number, away?: number];
const AROUND: readonly Around[] = [
  [1, 0, 0],
  [-1, 0, 0.12],
  [0, -1, 0.1],
  [0, 1, 0.15],
  [0.8, -0.9, 0.3],
  [0.8, 0.9, 0.32],
  [-0.8, -0.9, 0.36],
  [-0.8, 0.9, 0.38],
];
/** A unit is a landmark: a line farther off is better than no name. */
const AROUND_UNIT: readonly Around[] = [
  ...AROUND,
  ...AROUND.map(([right, down, price]): Around => [right, down, price + 0.7, 1]),
  ...AROUND.map(([right, down, price]): Around => [right, down, price + 1.2, 2]),
];
const SETTINGS = {
  unit: { ems: 0.74, worth: 75 },
  shop: { ems: 0.6, worth: 28 },
} as const;

/** The names of units and shops, each beside its symbol; a camera's is a number that says nothing to a resident. */
export function placeWishes(symbols: readonly PlacedSymbol[], scene: LabelScene): readonly Wish[] {
  const { setter, textMm, leastMm, ground, inks, cost } = scene;
  return symbols.flatMap(({ place, x, y, half }): readonly Wish[] => {
    const { text } = setter.clean(place.name);
    if (text === '' || place.kind === 'camera') return [];
    const { ems, worth } = SETTINGS[place.kind];
    const style = { weight: 'plain', colour: inks[place.kind], halo: inks.halo } as const;
    const within = cost.has(x, y, 'own');
    const two = inTwo(text);
    const candidates: Candidate[] = [];
    for (const [step, share] of [1, 0.85].entries()) {
      const size = Math.max(leastMm * (place.kind === 'unit' ? 1 : 0.85), ems * textMm * share);
      for (const rows of two === null ? [[text]] : [[text], two]) {
        const width = Math.max(...rows.map((row) => setter.width(row, size, 'plain')));
        const halfWidth = width / 2 + half + 0.2 * size;
        const halfHeight = (rows.length * 1.12 * size) / 2 + half + 0.18 * size;
        for (const [right, down, price, away = 0] of place.kind === 'unit' ? AROUND_UNIT : AROUND) {
          const set = block(
            rows,
            x + right * (halfWidth + away * size),
            y + (right === 0 ? down * (halfHeight + away * size) : down * (half * 1.1 + away * size)),
            size,
            'plain',
            scene,
          );
          if (!set.boxes.every((box) => boxWithin(box, ground.frame))) continue;
          const over = cost.of(set.boxes, {
            ownBorder: 8,
            border: 1,
            road: 0.7,
            junction: 0.3,
            building: 0.2,
          });
          candidates.push({
            ...set,
            text,
            size,
            cost: price + over + 0.25 * step + (rows.length > 1 ? 0.1 : 0),
          });
        }
      }
    }
    return [
      {
        kind: place.kind,
        name: place.name,
        worth: within ? worth : worth / 3,
        important: place.kind === 'unit' && within,
        style,
        candidates,
        ...(within ? {} : { repeat: true }),
      },
    ];
  });
}
