import { passedPoints } from '../../domain/draft/assemble/passed-points.ts';
import { polygonsOfGrids } from '../../domain/draft/assemble/polygons-of-grids.ts';
import { divide } from '../../domain/draft/divide/divide.ts';
import { makeParts } from '../../domain/draft/parts/make-parts.ts';
import { partGraph } from '../../domain/draft/parts/part-graph.ts';
import type { DraftBuilding, DraftLine, DraftWish, Ground } from '../../domain/draft/types.ts';
import type { Polygon } from '../../domain/geometry/point.ts';
import { polygonBox } from '../../domain/geometry/ring.ts';
import { inRows } from '../../domain/plan/rows.ts';
import { type Command, type CommandIo, EXIT } from './command.ts';
import { readGrounds } from './draft-grounds.ts';
import { readDraftBuildings, readDraftLines } from './draft-input.ts';
import { type DraftOptions, readDraftOptions } from './draft-options.ts';
import { draftReport } from './draft-report.ts';
import { describeDraft } from './draft-words.ts';
import { type DraftedGrid, draftedGrids } from './drafted-grids.ts';
import { unreadable } from './unreadable.ts';
import { type WrittenFeature, writeFeatures } from './write-features.ts';

/**
 * `tessera draft`: a territory divided into grids along its streets, with no grid across two parents. What can't be met is told, with its place and why;
 * the division is written all the same. The same files and seed write the same bytes. Exit 0 written, 2 unreadable.
 */
export const draftCommand: Command = {
  name: 'draft',
  usage:
    '--territory FILE --lines FILE --buildings FILE [--parents FILE] [--target 300 | --parts N] [--tolerance 0.2] [--seed 1] ' +
    '[--measure households|persons] [--barrier rail|river|CLASS|none]… [--balance 0…1] [--compactness 0…1] [--main-streets 0…1] ' +
    '[--crs ID] [--encoding NAME] --out FILE [--json]',
  summary: 'Divide a territory into grids of about as many households each, along its streets.',
  async run(args, io) {
    const options = readDraftOptions(args);
    const started = performance.now();
    const ground = await readGrounds(options.territory, options.parents, options.said, io);
    if (!ground.ok) return unreadable(ground.reason, io);
    const lines = await readDraftLines(options.lines, options.said, io);
    if (!lines.ok) return unreadable(lines.reason, io);
    const buildings = await readDraftBuildings(options.buildings, options.said, options.measure, io);
    if (!buildings.ok) return unreadable(buildings.reason, io);

    const { grounds, leftOverM2 } = ground.value;
    const drafted = draft(grounds, lines.value.records, buildings.value.records, options, io);
    const written = await writeFeatures(options.out, drafted.features);
    if (!written.ok) return unreadable(written.reason, io);
    const { report, outside } = drafted;
    const told = { leftOverM2, outside, refused: lines.value.refused + buildings.value.refused };
    const seconds = (performance.now() - started) / 1000;
    if (options.json) io.out(JSON.stringify({ ...report, ...told, seconds }));
    else for (const line of describeDraft(report, options.out)) io.out(line);
    return EXIT.ok;
  },
};

function draft(
  grounds: readonly Ground[],
  lines: readonly DraftLine[],
  buildings: readonly DraftBuilding[],
  { wish, measure, barriers }: DraftOptions,
  io: CommandIo,
) {
  const { target, high } = sizeOf(wish, buildings, measure);
  io.err(`finding the blocks of ${lines.length} lines and ${buildings.length} buildings`);
  const parts = makeParts({ grounds, lines, buildings, target, high, measure, barriers });
  const graph = partGraph(parts, { measure, barriers });
  const placed = parts.buildings.reduce((sum, inside) => sum + inside.length, 0);
  const outside = buildings.length - placed;
  if (outside > 0) io.err(`left out: ${outside} buildings in no ground that is divided`);
  io.err(`dividing ${parts.count} parts`);
  const divided = divide(graph, wish, steps(io));

  const corners = new Set(grounds.flatMap(({ polygon }) => polygon.flat().map(([x, y]) => `${x} ${y}`)));
  const passed = passedPoints(parts, divided.gridOf, (x, y) => corners.has(`${x} ${y}`));
  const polygons = polygonsOfGrids(parts, divided.gridOf, passed);
  const grids = draftedGrids(parts, graph, divided, (at) => grounds[at]!.parent);
  const order = inOrder(polygons);
  const numbers = new Array<number>(order.length);
  order.forEach((grid, i) => {
    numbers[grid] = i + 1;
  });
  const report = draftReport({
    ...{ lines, buildings, wish, measure, barriers },
    ...{ parts, graph, divided, grids, numbers },
  });
  return { report, outside, features: featuresOf(order, grids, polygons) };
}

/** How much a grid is to hold, and at most may. */
function sizeOf(
  { target, parts, tolerance }: DraftWish,
  buildings: readonly DraftBuilding[],
  measure: 'households' | 'persons',
): { target: number; high: number } {
  const total = buildings.reduce((sum, building) => sum + (building[measure] ?? 0), 0);
  const size = target ?? Math.max(1, total / (parts ?? 1));
  return { target: size, high: size * (1 + tolerance) };
}

/** Tells how far it is, every tenth. */
function steps(io: CommandIo): (share: number) => void {
  let told = 0;
  return (share) => {
    const tenth = Math.floor(share * 10);
    if (tenth <= told || tenth > 9) return;
    told = tenth;
    io.err(`dividing: ${tenth * 10} %`);
  };
}

/** The grids as they are numbered (product.md, rule 6). */
function inOrder(polygons: readonly Polygon[]): number[] {
  const items = polygons.map((polygon, grid) => ({
    id: String(grid).padStart(9, '0'),
    box: polygonBox(polygon),
  }));
  return inRows(items).map(({ id }) => Number(id));
}

function* featuresOf(
  order: readonly number[],
  grids: readonly DraftedGrid[],
  polygons: readonly Polygon[],
): Generator<WrittenFeature> {
  const within = new Map<string, number>();
  for (const [i, grid] of order.entries()) {
    const { parent, areaM2, compactness, ...counts } = grids[grid]!;
    const number = (within.get(parent) ?? 0) + 1;
    within.set(parent, number);
    yield {
      id: i + 1,
      properties: {
        number: i + 1,
        name: `${parent} ${number}`.trim(),
        parent: parent === '' ? null : parent,
        ...counts,
        areaM2: Math.round(areaM2),
        compactness: Math.round(compactness * 1000) / 1000,
      },
      polygons: [polygons[grid]!],
    };
  }
}
