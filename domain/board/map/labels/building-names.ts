import type { BoardBuilding } from '../../content.ts';

/** What is written on a building. */
export interface BuildingText {
  /** The compound that it belongs to, where its name begins with one. */
  readonly compound: string;
  /** In full, then as short as it can be: 3号楼, 3. */
  readonly texts: readonly string[];
  /** Whether it is a number rather than a name of its own. */
  readonly numbered: boolean;
}

/** 幸福小区12号楼, 3幢, Building 4, 7 号, 12-3号楼, B座. */
const NUMBERED =
  /^(.*?)((?:No\.?\s*|Building\s+|Block\s+)?((?:[A-Za-z]?\d+(?:[-–]\d+)?[A-Za-z]?|[A-Z]|[一二三四五六七八九十]+))\s*(?:号楼|号院|号|栋|幢|座|楼|#)?)$/u;
const SIGN = /号楼|号院|号|栋|幢|座|楼|#|No|Building|Block|^[A-Za-z]?\d/u;

/** What a building's name says on a map: the compound is named once, its buildings carry their numbers. */
export function buildingText(name: string): BuildingText {
  const plain = name.trim();
  const match = NUMBERED.exec(plain);
  const [, compound = '', full = '', number = ''] = match ?? [];
  if (match === null || !SIGN.test(full)) return { compound: '', texts: [plain], numbered: false };
  return {
    compound: compound.replace(/[\s,，·]+$/u, ''),
    texts: full === number ? [number] : [full, number],
    numbered: true,
  };
}

/** The buildings of each compound that has two or more, in the order of the content. */
export function compoundsOf<T extends { readonly building: BoardBuilding }>(
  buildings: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of buildings) {
    const { compound } = buildingText(one.building.name);
    if (compound === '') continue;
    const others = found.get(compound);
    if (others === undefined) found.set(compound, [one]);
    else others.push(one);
  }
  return new Map([...found].filter(([, members]) => members.length > 1));
}
