import { randomUUID } from 'node:crypto';
import type { Feature, Geometry } from 'geojson';
import { dissolve } from '../../domain/coverage/dissolve.ts';
import type { Edit } from '../../domain/edit/types.ts';
import { toWireEdit } from '../../domain/edit/wire.ts';
import { writeRings } from '../../domain/edit/wire-geometry.ts';
import { type Point, type Polygon, toDegrees } from '../../domain/geometry/point.ts';
import { Random } from '../arbitrary/random.ts';
import type { TestApi } from '../browser/harness/api.ts';
import { syntheticCoverage } from '../fixtures/synthetic-coverage.ts';
import { middleOf } from './synthetic-division.ts';

/** Leaves of a compound grid, and compound grids of a community, as columns and rows. */
const COMPOUND = [2, 2] as const;
const COMMUNITY = [7, 5] as const;
const BUILDINGS_A_LEAF = 3;
/** Half a building's side, and how far from its leaf's middle it may stand, in lattice units (about 6 and 90 m). */
const BUILDING = 600;
const AROUND = 9_000;

export interface BigPlanSize {
  /** Of leaf grids. */
  readonly columns: number;
  readonly rows: number;
  /** In all buildings together. */
  readonly households: number;
}

/** A grid to be: its ground, and the grids that it is to be divided into. */
interface Block {
  readonly name: string;
  readonly polygon: Polygon;
  readonly parts: readonly Block[];
}

/**
 * A draft on the levels of `xincheng` whose leaves are the synthetic coverage, made by what anybody may send to the
 * server: communities are imported, replaced by their compound grids and these by their building grids; buildings and
 * streets are imported into it. Gives the plan's id.
 */
export async function makeBigPlan(api: TestApi, { columns, rows, households }: BigPlanSize): Promise<string> {
  const cells = syntheticCoverage(columns, rows, 1).cells.map(({ polygon }) => polygon);
  const leaves = cells.map((polygon, i) => ({ name: `${i + 1}`, polygon, parts: [] }));
  const compounds = joined(leaves, columns, COMPOUND, 'C');
  const communities = joined(compounds, Math.ceil(columns / COMPOUND[0]), COMMUNITY, 'Q');

  const imported = communities.map(({ name, polygon }) => feature(polygonGeometry(polygon), { name }));
  const { plan } = await api.take(collection(imported), { as: 'grids', level: 'community' });
  if (!plan) throw new Error('the import made no plan');
  await divide(
    api,
    plan,
    'community',
    'compound',
    communities.map((community) => [community]),
  );
  await divide(
    api,
    plan,
    'compound',
    'building',
    communities.map(({ parts }) => parts),
  );
  await api.take(collection(buildingsIn(cells, households)), { as: 'buildings', plan });
  await api.take(collection(streetsAlong(cells, columns)), { as: 'lines', plan });
  return plan;
}

/** Blocks of a mesh joined by so many columns and rows; at its eastern and northern edge by what is left. */
function joined(
  blocks: readonly Block[],
  columns: number,
  [wide, tall]: readonly [number, number],
  letter: string,
): Block[] {
  const groups = new Map<string, Block[]>();
  blocks.forEach((block, i) => {
    const name = `${letter}${Math.floor((i % columns) / wide)}-${Math.floor(i / columns / tall)}`;
    groups.set(name, [...(groups.get(name) ?? []), block]);
  });
  return [...groups].map(([name, parts]) => {
    const [polygon, ...more] = dissolve(parts.map((part) => part.polygon));
    if (!polygon || more.length > 0) throw new Error(`${name} is not in one piece`);
    return { name, polygon, parts };
  });
}

/** Puts their parts in the place of the only child that each block has, one edit for each of the `batches`. */
async function divide(
  api: TestApi,
  plan: string,
  above: string,
  level: string,
  batches: readonly (readonly Block[])[],
): Promise<void> {
  const { grids, revision } = await api.division(plan);
  const idOf = new Map(grids.flatMap((grid) => (grid.level === above ? [[grid.name, grid.id]] : [])));
  const childOf = new Map(grids.map((grid) => [grid.parentId, grid.id]));
  for (const [i, blocks] of batches.entries()) {
    const edit: Edit = {
      kind: 'replace',
      removed: blocks.map(({ name }) => childOf.get(idOf.get(name)!)!),
      added: blocks.flatMap((block) =>
        block.parts.map(({ name, polygon }) => ({
          parentId: idOf.get(block.name)!,
          level,
          rings: polygon,
          name,
        })),
      ),
    };
    await api.post(`/api/plans/${plan}/edits`, {
      id: randomUUID(),
      baseRevision: revision + i,
      edit: toWireEdit(edit),
    });
  }
}

/** Small square buildings near the middles of the cells, which share the households to the last one. */
function buildingsIn(cells: readonly Polygon[], households: number): Feature[] {
  const random = new Random(2);
  const count = cells.length * BUILDINGS_A_LEAF;
  const upTo = (i: number) => Math.floor((i * households) / count);
  return Array.from({ length: count }, (_, i) => {
    const [x, y] = middleOf(cells[Math.floor(i / BUILDINGS_A_LEAF)]!);
    const west = x + random.whole(-AROUND, AROUND) - BUILDING;
    const south = y + random.whole(-AROUND, AROUND) - BUILDING;
    const east = west + 2 * BUILDING;
    const north = south + 2 * BUILDING;
    const square: Point[] = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ];
    return feature(polygonGeometry([square]), { households: upTo(i + 1) - upTo(i) });
  });
}

/** A street along the southern border of every row of compound grids. */
function streetsAlong(cells: readonly Polygon[], columns: number): Feature[] {
  const streets: Feature[] = [];
  for (let row = 0; row * columns < cells.length; row += COMPOUND[1]) {
    const points = cells.slice(row * columns, (row + 1) * columns).flatMap(([ring]) => {
      const side = ring!.length / 4;
      return ring!.slice(0, side);
    });
    streets.push(
      feature(
        { type: 'LineString', coordinates: points.map(toDegrees) },
        { kind: 'road', class: 'residential', name: `Street ${streets.length + 1}` },
      ),
    );
  }
  return streets;
}

function polygonGeometry(polygon: Polygon): Geometry {
  return { type: 'Polygon', coordinates: writeRings(polygon) };
}

function feature(geometry: Geometry, properties: Feature['properties']): Feature {
  return { type: 'Feature', properties, geometry };
}

function collection(features: readonly Feature[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features });
}
