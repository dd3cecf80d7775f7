import type { GroundPoint } from '../content.ts';
import type { Mark } from '../drawing.ts';
import { detailAt } from './detail.ts';
import { inksOf } from './inks.ts';
import { drawLabels } from './labels/draw-labels.ts';
import { inRings } from './labels/oriented-box.ts';
import { Typesetter } from './labels/typesetter.ts';
import { layBuildings } from './lay-buildings.ts';
import { type GridsDrawn, layBorders, layTypeFill, layTypeHatch, layVeil } from './lay-grids.ts';
import { readInside } from './lay-inside.ts';
import { layPlaces } from './lay-places.ts';
import { layRailAndWalls } from './lay-rail-and-walls.ts';
import { layRoads } from './lay-roads.ts';
import { layWater } from './lay-water.ts';
import { PaperGround } from './paper-ground.ts';
import { readBuildings, readRings } from './read-areas.ts';
import { readLines } from './read-lines.ts';
import { lineOf, sidesTrace } from './traces.ts';
import type { MapDrawing, MapRequest } from './types.ts';

/** The em of plain text at which lines have the widths that are written here; they grow with the root of it. */
const PLAIN_MM = 2.8;
const BORDER_MM = 1.6;

/**
 * The map of a sheet within its frame at 1:N, north up, with its labels placed so that none covers another; and what its legend has to
 * explain. Paper millimetres are ground metres × 1000 / N from the frame's middle. Points that are no numbers are passed over. Shows what
 * the template's fields name (`buildings`, `building-names`, `neighbours`, `shops`, `units`, `cameras`, `type`).
 */
export function drawMap({ content, template, frame, scale, centre, ruler, textMm }: MapRequest): MapDrawing {
  const ground = new PaperGround(frame, scale, centre);
  const inks = inksOf(template);
  const shows = (field: (typeof template.fields)[number]) => template.fields.includes(field);
  const shown = {
    ...content,
    neighbours: shows('neighbours') ? content.neighbours : [],
    grid: { ...content.grid, type: shows('type') ? content.grid.type : null },
  };
  const own = readRings(content.grid.polygons, ground);
  const unit = Math.sqrt(textMm / PLAIN_MM);
  const inside = readInside(content.inside ?? [], ground);
  const grids: GridsDrawn = { content: shown, ground, inks, mono: template.mono, unit, own, inside };
  const said = `${content.grid.fourSides.zh}\n${content.grid.fourSides.en}`;
  const detail = detailAt(ground.mmPerMetre, textMm, said);
  const lines = readLines(
    content.lines.filter((line) => detail.shows(line)),
    ground,
  );
  const buildings = shows('buildings') ? readBuildings(content.buildings, ground) : [];
  const setter = new Typesetter(ruler);

  const water = layWater(lines, ground, inks);
  const roads = layRoads(lines, ground.mmPerMetre, inks);
  const railAndWalls = layRailAndWalls(lines, ground.mmPerMetre, inks);
  const built = layBuildings(buildings, ground, inks, detail.edges);
  const hatch = layTypeHatch(grids);
  const borders = layBorders(grids);
  const fields = { shop: 'shops', unit: 'units', camera: 'cameras' } as const;
  // Units around it help to find the way; its neighbours' shops and cameras are on their own sheets.
  const isOwn = (at: GroundPoint) => {
    const paper = ground.point(at);
    return paper !== null && inRings(paper[0], paper[1], own);
  };
  const places = layPlaces(
    content.places.filter((place) => shows(fields[place.kind]) && (place.kind === 'unit' || isOwn(place.at))),
    { ground, textMm, inks, setter, lang: content.lang, units: detail.units },
  );
  const labels = drawLabels({
    content: shown,
    template,
    ground,
    inks,
    textMm,
    setter,
    own,
    inside,
    detail,
    lines,
    buildings,
    symbols: places.symbols,
    ownBorder: borders.own.map(lineOf),
    otherBorders: borders.others.map(lineOf),
    borderMm: BORDER_MM * unit,
  });

  const sheet = sidesTrace(ground.frame);
  const group = (name: string, marks: readonly Mark[]): readonly Mark[] =>
    marks.length === 0 ? [] : [{ kind: 'group', name, marks }];
  return {
    marks: [
      {
        kind: 'group',
        name: 'map',
        clip: [sheet],
        marks: [
          { kind: 'path', traces: [sheet], fill: inks.ground },
          ...group('map-type', [...layTypeFill(grids), ...hatch.marks]),
          ...group('map-water', water.marks),
          ...group('map-roads', roads.marks),
          ...group('map-rail', railAndWalls.marks),
          ...group('map-buildings', built.marks),
          ...group('map-veil', layVeil(grids)),
          ...group('map-borders', borders.marks),
          ...group('map-places', places.marks),
          ...group('map-labels', labels.marks),
        ],
      },
    ],
    legend: [
      ...borders.legend,
      ...hatch.legend,
      ...built.legend,
      ...roads.legend,
      ...railAndWalls.legend,
      ...water.legend,
      ...places.legend,
    ],
    placed: labels.placed,
    leftOut: labels.leftOut,
    lacking: labels.lacking,
  };
}
