import type { CutWish } from './cut.ts';
import type { Random } from './random.ts';
import type { StreetClass } from './streets.ts';
import type { Zone } from './zones.ts';

type Style = Omit<CutWish, 'share'>;

const COMPOUND: Readonly<Record<Zone, readonly StreetClass[]>> = {
  old: ['residential'],
  lanes: ['tertiary', 'residential'],
  centre: ['tertiary'],
  modern: ['tertiary', 'tertiary', 'residential'],
  highrise: ['tertiary'],
  village: ['tertiary', 'residential'],
  station: ['tertiary'],
  industry: ['tertiary'],
  rural: ['tertiary', 'residential', 'residential'],
};

const LEAF: Readonly<Record<Zone, readonly StreetClass[]>> = {
  old: ['living_street', 'residential'],
  lanes: ['residential', 'living_street', 'living_street'],
  centre: ['residential'],
  modern: ['residential', 'residential', 'wall', 'service'],
  highrise: ['residential', 'wall', 'service'],
  village: ['residential', 'living_street'],
  station: ['residential'],
  industry: ['residential', 'wall'],
  rural: ['residential', 'track', 'track'],
};

const BLOCK: Readonly<Record<Zone, readonly StreetClass[]>> = {
  old: ['living_street'],
  lanes: ['living_street', 'living_street', 'residential'],
  centre: ['service', 'residential'],
  modern: ['service'],
  highrise: ['service'],
  village: ['living_street'],
  station: ['service'],
  industry: ['service'],
  rural: ['track'],
};

/** Area of a block that a leaf is cut into, in m². */
export const BLOCK_M2: Readonly<Record<Zone, number>> = {
  old: 6_500,
  lanes: 9_000,
  centre: 14_000,
  modern: 17_000,
  highrise: 20_000,
  village: 8_500,
  station: 16_000,
  industry: 34_000,
  rural: 38_000,
};

/** How crooked streets are. */
const BOW: Readonly<Record<Zone, number>> = {
  old: 0.06,
  lanes: 0.06,
  centre: 0.02,
  modern: 0.035,
  highrise: 0.05,
  village: 0.1,
  station: 0.02,
  industry: 0.015,
  rural: 0.08,
};

const LAYERS = { compound: COMPOUND, leaf: LEAF, block: BLOCK } as const;

/** What runs along a cut between compounds, leaves or blocks of a zone. The first cuts of a large piece are wider. */
export function cutStyle(layer: keyof typeof LAYERS, zone: Zone, random: Random): (parts: number) => Style {
  return (parts) => ({
    class: layer === 'compound' && parts > 3 ? 'tertiary' : random.pick(LAYERS[layer][zone]),
    bow: BOW[zone],
  });
}
