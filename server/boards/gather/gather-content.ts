import { NOTHING } from '../../../domain/balance/count.ts';
import type {
  BoardBuilding,
  BoardContent,
  BoardGrid,
  BoardLine,
  BoardPlace,
  FourSidesText,
  InsideGrid,
} from '../../../domain/board/content.ts';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import { chinaText } from '../../../domain/case/china-time.ts';
import type { BoardLang, BoardSettings } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Profile, Words } from '../../../domain/deployment/types.ts';
import { areaM2 } from '../../../domain/geometry/measure.ts';
import type { Box } from '../../../domain/geometry/point.ts';
import { locateInPolygon } from '../../../domain/geometry/ring.ts';
import { childrenOf } from '../../../domain/plan/tree.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { ok, type Result } from '../../../domain/result.ts';
import type { BoardGround, PlacedGrid } from './board-ground.ts';
import { boardTeam, communityPhoneOf } from './board-team.ts';
import { frameBox } from './frame-box.ts';
import { type GridZone, middleOf, zoneAt } from './grid-zone.ts';
import { knownName, knownTeam } from './known-words.ts';
import { lineRuns } from './line-runs.ts';
import { shareEdge, touchingGrids } from './touching-grids.ts';

/** What a sheet is made with beside the plan. */
export interface Gathering {
  readonly profile: Profile;
  readonly settings: BoardSettings;
  readonly template: BoardTemplate;
  readonly lang: BoardLang;
  /** As written on it: 2026-11-22. */
  readonly date: string;
  /** Where the product is reached from outside, without a slash at its end; null: no QR. */
  readonly publicUrl: string | null;
  readonly fourSidesOf: (grid: GridId) => FourSidesText;
}

/** The day in China, as a sheet writes it. */
export function boardDate(now: number): string {
  return chinaText(now).slice(0, 10);
}

/**
 * All that a sheet says of one grid at any level, in metres of its own zone. What the office, or the template, does not show is not
 * in it. Refuses `grid-unknown`, `grid-unassigned`.
 */
export function contentOf(ground: BoardGround, id: GridId, gathering: Gathering): Result<BoardContent> {
  const found = ground.grid(id);
  if (!found.ok) return found;
  const placed = found.value;
  const { plan } = ground;
  const { profile, settings, lang } = gathering;
  const zone = zoneAt(middleOf(placed.box));
  const box = frameBox(placed.box, gathering.template);
  const above = ancestorsOf(ground, placed.grid);
  const level = (at: Grid): Words =>
    profile.levels.find((known) => known.id === at.level)?.name ?? { zh: at.level, en: at.level };
  const named = (name: string) => knownName(profile, lang, name);
  const team = boardTeam(profile, placed.grid, above);
  return ok({
    lang,
    office: settings.office || profile.name[lang],
    territory: named(ground.territory),
    grid: {
      ...boardGrid(placed, zone),
      name: named(placed.grid.name),
      level: level(placed.grid),
      type: typeOf(profile, placed.grid),
      risk: riskOf(gathering, placed.grid),
      ...countOf(ground, placed),
      areaM2: Math.round(areaM2(placed.polygons)),
      ...team,
      team: knownTeam(profile, lang, team.team),
      fourSides: gathering.fourSidesOf(id),
    },
    ancestors: above.map((grid) => ({
      name: named(grid.name),
      level: level(grid),
      polygons: zone.outline(ground.placed(grid).polygons),
    })),
    neighbours: neighboursOf(ground, placed, box, zone),
    overview: overviewOf(ground, placed.grid, zone),
    inside: insideOf(ground, id, zone, level),
    lines: linesIn(ground, box, zone),
    buildings: buildingsIn(ground, placed, box, zone),
    places: placesIn(ground, box, zone, gathering),
    communityPhone: settings.communityPhone || communityPhoneOf(profile, placed.grid, above),
    publicUrl: publicUrlOf(gathering, id),
    plan: {
      name: named(plan.name),
      revision: ground.revision,
      draft: plan.status === 'draft' || plan.status === 'in-review',
    },
    date: gathering.date,
    approvalNumber: settings.approvalNumber,
    zone: zone.name,
    convergence: zone.convergence,
  });
}

/** Nearest first. */
function ancestorsOf({ division }: BoardGround, grid: Grid): Grid[] {
  const above: Grid[] = [];
  for (let at = grid.parentId; at !== null; ) {
    const parent = division.tree.grids.get(at)!;
    above.push(parent);
    at = parent.parentId;
  }
  return above;
}

function boardGrid({ grid, polygons }: PlacedGrid, zone: GridZone): BoardGrid {
  return { id: grid.id, name: grid.name, code: grid.code, polygons: zone.outline(polygons) };
}

function typeOf({ types }: Profile, { type }: Grid): BoardContent['grid']['type'] {
  const known = types.find(({ id }) => id === type);
  if (!known) return null;
  const { name, colour, letter, hatch } = known;
  return { name, colour, letter, hatch };
}

function riskOf({ profile, settings, template }: Gathering, { risk }: Grid): BoardContent['grid']['risk'] {
  if (!settings.showRisk || !template.fields.includes('risk')) return null;
  const known = profile.risks.find(({ id }) => id === risk);
  return known ? { name: known.name, colour: known.colour } : null;
}

/** Of a level that does not tile, whose grids are in no sum: what was declared, else the buildings on its ground. */
function countOf(
  ground: BoardGround,
  placed: PlacedGrid,
): { readonly households: number; readonly estimated: boolean } {
  const { grid } = placed;
  if (!grid.shape) {
    const { households, estimated } = ground.division.counts.get(grid.id) ?? NOTHING;
    return { households, estimated };
  }
  if (grid.declared) return { households: grid.declared.households, estimated: grid.declared.estimated };
  const on = ground.buildingsIn(placed.box).filter(({ at }) => holds(placed, at));
  return { households: on.reduce((sum, { households }) => sum + households, 0), estimated: false };
}

function holds({ polygons }: PlacedGrid, at: readonly [number, number]): boolean {
  return polygons.some((polygon) => locateInPolygon(at, polygon) !== 'outside');
}

/** Those that touch first, then the nearest. */
function neighboursOf(
  ground: BoardGround,
  placed: PlacedGrid,
  box: Box,
  zone: GridZone,
): BoardContent['neighbours'] {
  const { grid } = placed;
  const others = ground.gridsIn(grid.level, box).filter((other) => other.grid.id !== grid.id);
  const touching = grid.shape
    ? new Set(
        others.filter(({ polygons }) => shareEdge(placed.polygons, polygons)).map((other) => other.grid.id),
      )
    : touchingGrids(ground.division, grid);
  const [x, y] = middleOf(placed.box);
  const far = ({ box: other }: PlacedGrid) => Math.hypot(middleOf(other)[0] - x, middleOf(other)[1] - y);
  return others
    .map((other) => ({ other, touches: touching.has(other.grid.id), far: far(other) }))
    .sort((a, b) => Number(b.touches) - Number(a.touches) || a.far - b.far)
    .map(({ other, touches }) => ({ ...boardGrid(other, zone), touches }));
}

/** The grid with its siblings; nothing where none is above it. */
function overviewOf(ground: BoardGround, { parentId }: Grid, zone: GridZone): BoardGrid[] {
  return parentId === null ? [] : childrenIn(ground, parentId, zone);
}

/** Two levels down: more of them would be no map any more. */
function insideOf(
  ground: BoardGround,
  id: GridId,
  zone: GridZone,
  level: (grid: Grid) => Words,
): InsideGrid[] {
  const { tree } = ground.division;
  const at = (parent: GridId, depth: 1 | 2): InsideGrid[] =>
    childrenIn(ground, parent, zone).map((grid) => ({
      ...grid,
      level: level(tree.grids.get(grid.id)!),
      depth,
      parent,
      households: countOf(ground, ground.placed(tree.grids.get(grid.id)!)).households,
    }));
  const next = at(id, 1);
  return [...next, ...next.flatMap((grid) => at(grid.id, 2))];
}

function childrenIn(ground: BoardGround, parent: GridId, zone: GridZone): BoardGrid[] {
  const { tree } = ground.division;
  return childrenOf(tree, parent).flatMap((id) => {
    const grid = tree.grids.get(id)!;
    return grid.unassigned ? [] : [boardGrid(ground.placed(grid), zone)];
  });
}

function linesIn(ground: BoardGround, box: Box, zone: GridZone): BoardLine[] {
  return ground.lines.in(box).flatMap(({ points, kind, class: kindOf, name, bridge, tunnel }) =>
    lineRuns(points, box).map((run) => ({
      kind,
      class: kindOf,
      name,
      bridge,
      tunnel,
      points: run.map(zone.project),
    })),
  );
}

function buildingsIn(ground: BoardGround, placed: PlacedGrid, box: Box, zone: GridZone): BoardBuilding[] {
  return ground.buildingsIn(box).map(({ name, use, footprint, at }) => ({
    name,
    use,
    polygons: footprint ? zone.footprint(footprint) : [],
    at: zone.project(at),
    within: holds(placed, at),
  }));
}

function placesIn(
  ground: BoardGround,
  box: Box,
  zone: GridZone,
  { settings, template }: Gathering,
): BoardPlace[] {
  const shown = {
    camera: settings.showCameras && template.fields.includes('cameras'),
    shop: template.fields.includes('shops'),
    unit: template.fields.includes('units'),
  };
  return ground.places
    .in(box)
    .filter(({ kind }) => shown[kind])
    .map(({ kind, category, name, at }) => ({ kind, category, name, at: zone.project(at) }));
}

/** A code that leads nowhere is worse than none: the page must be reachable, and the office must have opened it. */
function publicUrlOf({ publicUrl, settings }: Gathering, id: GridId): string | null {
  return publicUrl !== null && settings.publicPage ? `${publicUrl}/g/${id}` : null;
}
