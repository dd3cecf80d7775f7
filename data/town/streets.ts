import type { StreetId } from './mesh.ts';

/** What may run along a border, from the widest down. The classes are OpenStreetMap's. */
export type StreetClass =
  | 'trunk'
  | 'primary'
  | 'secondary'
  | 'tertiary'
  | 'residential'
  | 'living_street'
  | 'service'
  | 'track'
  | 'rail'
  | 'river'
  | 'canal'
  | 'wall'
  | 'edge';

/** `edge` is the territory's edge where nothing runs along it: it is no line of the town. */
export interface Street {
  readonly id: StreetId;
  readonly class: StreetClass;
}

/** From the middle of the line to where a building may stand, in metres. */
export const SETBACK_M: Readonly<Record<StreetClass, number>> = {
  trunk: 27,
  primary: 22,
  secondary: 16,
  tertiary: 12,
  residential: 8,
  living_street: 3.5,
  service: 5.5,
  track: 4,
  rail: 18,
  river: 38,
  canal: 17,
  wall: 2.5,
  edge: 6,
};

export const KIND: Readonly<Record<Exclude<StreetClass, 'edge'>, 'road' | 'rail' | 'water' | 'wall'>> = {
  trunk: 'road',
  primary: 'road',
  secondary: 'road',
  tertiary: 'road',
  residential: 'road',
  living_street: 'road',
  service: 'road',
  track: 'road',
  rail: 'rail',
  river: 'water',
  canal: 'water',
  wall: 'wall',
};

/** Roads wide enough to go over or under water and rail; others end there. */
const CROSSING: readonly StreetClass[] = ['trunk', 'primary', 'secondary', 'tertiary'];
/** What only they cross. */
const BARRIERS: readonly StreetClass[] = ['river', 'canal', 'rail'];

export function crossesBarriers(street: StreetClass): boolean {
  return CROSSING.includes(street);
}

export function isBarrier(street: StreetClass): boolean {
  return BARRIERS.includes(street);
}

/** What the town's streets are, by id. */
export class Streets {
  readonly all: Street[] = [];

  add(streetClass: StreetClass): StreetId {
    const id = this.all.length;
    this.all.push({ id, class: streetClass });
    return id;
  }

  classOf(id: StreetId): StreetClass {
    return this.all[id]!.class;
  }

  isRoad(id: StreetId): boolean {
    const street = this.classOf(id);
    return street !== 'edge' && KIND[street] === 'road';
  }
}
