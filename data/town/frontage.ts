import type { Box } from './box.ts';
import { along, distance, heading } from './plane.ts';
import type { Plot } from './plot.ts';
import type { Random } from './random.ts';
import { footprint } from './shapes.ts';
import type { StreetClass } from './streets.ts';
import type { Structure } from './structure.ts';
import type { Zone } from './zones.ts';

/** Share of a street's length that has shops on it. */
const SHOPS: Readonly<Record<Zone, number>> = {
  old: 0.55,
  lanes: 0.6,
  centre: 0.75,
  modern: 0.4,
  highrise: 0.35,
  village: 0.4,
  station: 0.55,
  industry: 0.06,
  rural: 0.05,
};

const SHOPPING: readonly StreetClass[] = ['primary', 'secondary', 'tertiary', 'residential'];

/** Rows of shops along the streets of a plot; in the old quarters people live above them. */
export function buildFrontage(plot: Plot, zone: Zone, random: Random): Structure[] {
  const shops: Structure[] = [];
  const livedIn = zone === 'old' || zone === 'lanes' || zone === 'village';
  for (const { a, b, class: street, setback } of plot.sides) {
    if (!SHOPPING.includes(street) || !random.chance(SHOPS[zone])) continue;
    const [length, angle] = [distance(a, b), heading(a, b)];
    for (let start = random.between(2, 8); start < length - 10; ) {
      const front = Math.min(random.between(14, 38), length - start - 2);
      if (front < 9) break;
      const depth = random.between(8, 11.5);
      const [x, y] = along(a, b, (start + front / 2) / length);
      const off = setback + depth / 2 + 0.6;
      const box: Box = {
        at: [x - Math.sin(angle) * off, y + Math.cos(angle) * off],
        halfU: front / 2,
        halfV: depth / 2,
        angle,
      };
      if (plot.take(box)) {
        const floors = random.whole(1, 3);
        const holds = livedIn && floors > 1 ? Math.round(front / 14) : 0;
        shops.push({ ring: footprint('bar', box), at: box.at, use: 'retail', floors, front, holds });
      }
      start += front + random.between(1, 5);
    }
  }
  return shops;
}
