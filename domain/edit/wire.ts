import type { Building } from '../balance/types.ts';
import type { WireBuilding } from '../contract/building.ts';
import type { WireDiff } from '../contract/diff.ts';
import type { WireEdit, WireNewGrid } from '../contract/edit.ts';
import type { WireGrid } from '../contract/grid.ts';
import { type Polygon, toDegrees, toLattice } from '../geometry/point.ts';
import { validatePolygon } from '../geometry/validate.ts';
import type { Grid } from '../plan/types.ts';
import { ok, type Result } from '../result.ts';
import { equalValues } from './equal-values.ts';
import type { Diff, Edit, NewChild, NewGrid } from './types.ts';
import { readPoint, readPoints, readRings, trustRings, writeRings } from './wire-geometry.ts';

/** An edit in degrees as one on the lattice; areas and rings pass the gate (`validatePolygon`). */
export function fromWireEdit(edit: WireEdit): Result<Edit> {
  switch (edit.kind) {
    case 'split':
    case 'reshape': {
      const line = readPoints(edit.line);
      return line.ok ? ok({ ...edit, line: line.value }) : line;
    }
    case 'move-border': {
      const moves: { from: Polygon[number][number]; to: Polygon[number][number] }[] = [];
      for (const move of edit.moves) {
        const from = readPoint(move.from);
        if (!from.ok) return from;
        const to = readPoint(move.to);
        if (!to.ok) return to;
        moves.push({ from: from.value, to: to.value });
      }
      const insert = readPoints(edit.insert ?? []);
      if (!insert.ok) return insert;
      const remove = readPoints(edit.remove ?? []);
      if (!remove.ok) return remove;
      return ok({ kind: edit.kind, level: edit.level, moves, insert: insert.value, remove: remove.value });
    }
    case 'carve': {
      const area = readArea(edit.area);
      return area.ok ? ok({ ...edit, area: area.value }) : area;
    }
    case 'replace': {
      const added = readNewGrids<NewGrid>(edit.added);
      return added.ok ? ok({ kind: edit.kind, removed: edit.removed, added: added.value }) : added;
    }
    default:
      return ok(edit as Edit);
  }
}

/** New grids with all beneath them; each polygon passes the gate. */
function readNewGrids<G extends NewChild>(grids: readonly WireOf<G>[]): Result<G[]> {
  const read: G[] = [];
  for (const grid of grids) {
    const rings = readArea(grid.rings);
    if (!rings.ok) return rings;
    const children = readNewGrids<NewChild>(grid.children ?? []);
    if (!children.ok) return children;
    const { children: _, ...rest } = grid;
    const under = grid.children ? { children: children.value } : {};
    read.push({ ...rest, rings: rings.value, ...under } as unknown as G);
  }
  return ok(read);
}

function writeNewGrid<G extends NewChild>(grid: G): WireOf<G> {
  const under = grid.children ? { children: grid.children.map(writeNewGrid) } : {};
  return { ...grid, rings: writeRings(grid.rings), ...under } as WireOf<G>;
}

/** A new grid as it goes over the wire: how deep its children go is the schema's to say. */
type WireOf<G extends NewChild> = Omit<G, 'rings' | 'children'> & {
  readonly rings: WireRings;
  readonly children?: readonly WireOf<NewChild>[];
};

type WireRings = WireGrid['polygon'] & {};

function readArea(rings: WireRings): Result<Polygon> {
  const read = readRings(rings);
  return read.ok ? validatePolygon(read.value) : read;
}

export function toWireEdit(edit: Edit): WireEdit {
  switch (edit.kind) {
    case 'split':
    case 'reshape':
      return { ...edit, line: edit.line.map(toDegrees) };
    case 'move-border':
      return {
        kind: edit.kind,
        level: edit.level,
        moves: edit.moves.map(({ from, to }) => ({ from: toDegrees(from), to: toDegrees(to) })),
        insert: (edit.insert ?? []).map(toDegrees),
        remove: (edit.remove ?? []).map(toDegrees),
      };
    case 'carve':
      return { ...edit, area: writeRings(edit.area) };
    case 'replace':
      return {
        kind: edit.kind,
        removed: [...edit.removed],
        added: edit.added.map((grid) => writeNewGrid(grid) as WireNewGrid),
      };
    default:
      return edit as WireEdit;
  }
}

export function toWireGrid(grid: Grid): WireGrid {
  return {
    ...(grid as unknown as WireGrid),
    polygon: grid.polygon && writeRings(grid.polygon),
    shape: grid.shape ? grid.shape.map(writeRings) : null,
  };
}

/** A grid that the server sent or stored: its polygon passed the gate on the way in. */
export function fromWireGrid(grid: WireGrid): Grid {
  return {
    ...grid,
    polygon: grid.polygon && trustRings(grid.polygon),
    shape: grid.shape ? grid.shape.map(trustRings) : null,
  };
}

export function toWireDiff(diff: Diff): WireDiff {
  const wire: WireDiff = {
    added: diff.added.map(toWireGrid),
    updated: diff.updated.map(([before, after]) => [toWireGrid(before), toWireGrid(after)]),
    removed: diff.removed.map(toWireGrid),
  };
  if (diff.territory) wire.territory = [diff.territory[0].map(writeRings), diff.territory[1].map(writeRings)];
  return wire;
}

export function fromWireDiff(wire: WireDiff): Diff {
  const records = {
    added: wire.added.map(fromWireGrid),
    updated: wire.updated.map(([before, after]) => {
      const was = fromWireGrid(before);
      // A polygon that did not change is one object again, as it was before it was sent.
      const is = equalValues(before.polygon, after.polygon)
        ? { ...after, polygon: was.polygon, shape: was.shape }
        : null;
      return [was, is && equalValues(before.shape, after.shape) ? is : fromWireGrid(after)] as const;
    }),
    removed: wire.removed.map(fromWireGrid),
  };
  return wire.territory
    ? { ...records, territory: [wire.territory[0].map(trustRings), wire.territory[1].map(trustRings)] }
    : records;
}

export function toWireBuilding(building: Building): WireBuilding {
  return {
    ...building,
    at: toDegrees(building.at),
    footprint: building.footprint ? building.footprint.map(writeRings) : null,
  };
}

export function fromWireBuilding(building: WireBuilding): Building {
  return {
    ...building,
    at: toLattice(...building.at),
    footprint: building.footprint ? building.footprint.map(trustRings) : null,
  };
}
