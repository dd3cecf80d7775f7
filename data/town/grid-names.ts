import type { Name, Names } from './names.ts';
import type { CommunityParcel, CompoundParcel } from './parcels.ts';
import type { Random } from './random.ts';
import type { Institution } from './wishes.ts';

type Ending = readonly [zh: string, en: string];

const OF_INSTITUTION: Readonly<Record<Institution, Ending>> = {
  hospital: ['医院', ' Hospital'],
  college: ['职业学院', ' College'],
  government: ['政务中心', ' Civic Centre'],
  station: ['火车站', ' Station'],
  market: ['批发市场', ' Market'],
  mall: ['广场', ' Plaza'],
  stadium: ['体育中心', ' Sports Centre'],
  industry: ['产业园', ' Industrial Park'],
};

const MODERN: readonly Ending[] = [
  ['花园', ' Garden'],
  ['小区', ' Residence'],
  ['家园', ' Homes'],
  ['嘉苑', ' Court'],
  ['新村', ' New Village'],
  ['名邸', ' Mansions'],
];
const OLD: readonly Ending[] = [
  ['里', ' Alley'],
  ['坊', ' Quarter'],
  ['家属院', ' Family Yard'],
];

/** A community's name: a village's in the country, else one with 社区. */
export function nameCommunity({ compounds }: CommunityParcel, names: Names): Name {
  const rural = compounds.filter(({ zone }) => zone === 'rural').length;
  if (rural * 2 < compounds.length) return names.place('社区', ' Community');
  const { zh, en } = names.village();
  return { zh: `${zh}村`, en: `${en} Village` };
}

export function nameCompound({ zone, institution }: CompoundParcel, names: Names, random: Random): Name {
  if (institution !== null) return names.place(...OF_INSTITUTION[institution]);
  if (zone === 'rural' || zone === 'village') return names.village();
  return names.place(...random.pick(zone === 'old' || zone === 'lanes' ? OLD : MODERN));
}

/** A leaf is known by its compound and its number there. */
export function nameLeaf(compound: Name, number: number): Name {
  return { zh: `${compound.zh}${number}格`, en: `${compound.en} ${number}` };
}
