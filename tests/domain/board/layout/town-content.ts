import type { Position, Town, TownGrid } from '../../../../data/town/types.ts';
import type {
  BoardContent,
  BoardGrid,
  GroundPoint,
  GroundPolygon,
} from '../../../../domain/board/content.ts';
import type { Profile } from '../../../../domain/deployment/profile.ts';

const EARTH_M = 6_378_137;
const RADIANS = Math.PI / 180;

/** The sheet of a grid of the demonstration, in metres of a plane that touches the ground at it: a stand-in for what the server gathers. */
export function townContent(
  town: Town,
  profile: Profile,
  level: string,
  number: number,
  lang: 'zh' | 'en',
): BoardContent {
  const grids = town.grids.filter((grid) => grid.level === level);
  const grid = grids[number]!;
  const polygonsOf = areas(town);
  const own = polygonsOf(grid);
  const origin = own[0]![0]![0]!;
  const ground = project(origin);
  const polygons = (of: TownGrid): readonly GroundPolygon[] =>
    polygonsOf(of).map((rings) => rings.map((ring) => ring.slice(0, -1).map(ground)));
  const said = (one: { readonly name: string; readonly nameEn: string }) =>
    lang === 'zh' ? one.name : one.nameEn;
  const boardGrid = (of: TownGrid): BoardGrid => ({
    id: of.id,
    name: said(of),
    code: of.code,
    polygons: polygons(of),
  });
  const byId = new Map(town.grids.map((one) => [one.id, one]));
  const ancestors: TownGrid[] = [];
  for (let at = grid.parentId; at !== null; at = byId.get(at)!.parentId) ancestors.push(byId.get(at)!);
  const extent = polygons(grid).flat(2);
  const reach = Math.max(...extent.map(([x, y]) => Math.hypot(x, y))) + 400;
  const near = (point: GroundPoint) => Math.hypot(point[0], point[1]) < reach;
  const type = profile.types.find(({ id }) => id === grid.type);
  const levelName = profile.levels.find(({ id }) => id === level)!.name;
  const side = { zh: ['东至', '南至', '西至', '北至'], en: ['East to', 'south to', 'west to', 'north to'] };
  const streets = [
    ...new Set(town.lines.filter(({ line }) => line.some((at) => near(ground(at)))).map(said)),
  ].filter(Boolean);
  const sides = (of: 'zh' | 'en') =>
    side[of]
      .map((words, at) => `${words}${of === 'en' ? ' ' : ''}${streets[at % streets.length]}`)
      .join(of === 'zh' ? '，' : '; ');
  return {
    lang,
    office: profile.name[lang],
    territory: profile.name[lang],
    grid: {
      ...boardGrid(grid),
      level: levelName,
      type: type ?? null,
      risk: null,
      households: 312,
      estimated: true,
      areaM2: 48_213,
      team: grid.team,
      roles: profile.roles.map(({ id, name, first, requiredAt }) => ({
        id,
        name,
        first,
        required: requiredAt.includes(level),
      })),
      fourSides: { zh: `${sides('zh')}。`, en: `${sides('en')}.` },
    },
    ancestors: ancestors.map((one) => ({
      name: said(one),
      level: profile.levels.find(({ id }) => id === one.level)!.name,
      polygons: polygons(one),
    })),
    neighbours: grids
      .filter((other) => other !== grid)
      .map((other) => ({ ...boardGrid(other), touches: other.parentId === grid.parentId }))
      .filter((other) => other.polygons.flat(2).some(near)),
    overview: grids.filter(({ parentId }) => parentId === grid.parentId).map(boardGrid),
    lines: town.lines
      .map((line) => ({ ...line, name: said(line), points: line.line.map(ground) }))
      .filter(({ points }) => points.some(near)),
    buildings: town.buildings
      .map(({ name, use, polygon }) => {
        const rings = polygon.map((ring) => ring.slice(0, -1).map(ground));
        const at = middle(rings[0]!);
        const within = polygons(grid).some((polygon) => holds(polygon, at));
        return { name, use, polygons: [rings], at, within };
      })
      .filter(({ at }) => near(at)),
    places: town.places
      .filter(({ kind }) => kind === 'unit')
      .map(({ kind, category, at, ...names }) => ({ kind, category, name: said(names), at: ground(at) }))
      .filter(({ at }) => near(at)),
    communityPhone: '0370-3131000',
    publicUrl: 'https://wangge.example/g/411403001001',
    plan: { name: lang === 'zh' ? '二〇二六年划分方案' : 'Division of 2026', revision: 128, draft: false },
    date: '2026-11-22',
    approvalNumber: '',
    zone: 'CGCS2000 / 3° GK CM 117E',
  };
}

function project([lng0, lat0]: Position) {
  const across = EARTH_M * RADIANS * Math.cos(lat0 * RADIANS);
  return ([lng, lat]: Position): GroundPoint => [(lng - lng0) * across, (lat - lat0) * EARTH_M * RADIANS];
}

function middle(ring: readonly GroundPoint[]): GroundPoint {
  const sum = ring.reduce(([x, y], [a, b]) => [x + a, y + b] as const, [0, 0] as const);
  return [sum[0] / ring.length, sum[1] / ring.length];
}

/** Whether a point lies within a polygon's shell and in none of its holes (even-odd). */
function holds(polygon: GroundPolygon, [x, y]: GroundPoint): boolean {
  let odd = false;
  for (const ring of polygon)
    for (const [i, [bx, by]] of ring.entries()) {
      const [ax, ay] = ring.at(i - 1)!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
    }
  return odd;
}

/** A grid's own polygon, or those of the leaves beneath it. */
function areas(town: Town): (grid: TownGrid) => readonly (readonly (readonly Position[])[])[] {
  const children = Map.groupBy(town.grids, ({ parentId }) => parentId);
  const below = (grid: TownGrid): readonly (readonly (readonly Position[])[])[] =>
    grid.polygon === null ? (children.get(grid.id) ?? []).flatMap(below) : [grid.polygon];
  return below;
}
