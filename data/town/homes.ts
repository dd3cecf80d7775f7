import { along, centroid, distance, type Vec } from './plane.ts';
import type { Plot } from './plot.ts';
import type { Random } from './random.ts';
import { rows } from './rows.ts';
import { footprint } from './shapes.ts';
import type { Structure } from './structure.ts';
import { BY_DENSITY, HOMES, TEXTURES, type Texture } from './textures.ts';
import type { Zone } from './zones.ts';

/** The texture for so many households on so much ground: one of the zone's own, or the first denser one that holds them. */
export function chooseTexture(zone: Zone, households: number, areaM2: number, random: Random): Texture {
  const own = random.pick(HOMES[zone]);
  const enough = (texture: Texture) => TEXTURES[texture].holds * (areaM2 / 1e4) * 0.9 >= households;
  return BY_DENSITY.slice(BY_DENSITY.indexOf(own)).find(enough) ?? BY_DENSITY.at(-1)!;
}

/**
 * Homes on a plot until it holds the households asked for or is full. In the country they stand close around one
 * place, and the rest is left to the fields.
 */
export function buildHomes(
  plot: Plot,
  texture: Texture,
  households: number,
  huddled: boolean,
  random: Random,
): Structure[] {
  const plan = TEXTURES[texture];
  const heart = along(random.pick(plot.sides).a, centroid(plot.ring), random.between(0.35, 0.8));
  const radius = Math.sqrt(((households / plan.holds) * 1e4) / Math.PI) + 12;
  const homes: Structure[] = [];
  let held = 0;
  for (const within of huddled ? [near(heart, radius), near(heart, 1.7 * radius), anywhere] : [anywhere]) {
    for (const box of rows(plot, plan, random, within)) {
      const floors = random.whole(plan.floors[0], plan.floors[1]);
      const holds = (plan.perMetre * 2 * box.halfU + plan.perFloor) * floors;
      homes.push({
        ring: footprint(random.pick(plan.shapes), box),
        at: box.at,
        use: plan.use,
        floors,
        front: 2 * box.halfU,
        holds,
      });
      held += holds;
      if (held >= households) return homes;
    }
  }
  return homes;
}

function near(heart: Vec, radius: number): (at: Vec) => boolean {
  return (at) => distance(at, heart) < radius;
}

function anywhere(): boolean {
  return true;
}
