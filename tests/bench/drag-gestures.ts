import { boxOfGrid, gridAt, outlineOf, sidesOfBorder } from '../../client/editor/tools/ground.ts';
import type { GridId } from '../../domain/coverage/types.ts';
import type { Division } from '../../domain/edit/types.ts';
import { type Point, toDegrees } from '../../domain/geometry/point.ts';
import type { LevelId } from '../../domain/plan/types.ts';
import type { Desk } from '../browser/harness/desk.ts';
import { extentOf } from '../browser/harness/ground.ts';
import type { LngLat } from '../browser/harness/map-view.ts';

/** A place on the screen in CSS pixels. */
export type Pixel = readonly [x: number, y: number];

/** Something that a planner does by moving the pointer while the numbers beside it follow. */
export interface Gesture {
  readonly name: string;
  /** The middle of the map while it is done. */
  readonly middle: LngLat;
  /** Takes the tool and whatever it takes hold of; gives where the pointer moves around. */
  begin(desk: Desk): Promise<Pixel>;
  /** Makes the edit with the pointer where it is. */
  end(desk: Desk, at: Pixel): Promise<void>;
}

/** How far outside of the grid a cut begins, as a share of its width. */
const OUTSIDE = 0.03;

/** Dragging a vertex, the whole border between two grids of a level, and the end of a cut through one; all in the middle of the plan. */
export const GESTURES: readonly ((division: Division, level: LevelId) => Gesture)[] = [
  (division, level) => drag('a vertex', 'move-vertex', innerVertex(division, level)),
  (division, level) => drag('a whole border', 'move-border', innerVertex(division, level)),
  cut,
];

function drag(what: string, tool: string, vertex: Point): Gesture {
  const at = toDegrees(vertex);
  return {
    name: what,
    middle: at,
    async begin(desk) {
      await desk.take(tool);
      await desk.move(at);
      await desk.page.mouse.down();
      return desk.screen(at);
    },
    end: (desk) => desk.page.mouse.up(),
  };
}

function cut(division: Division, level: LevelId): Gesture {
  const { west, east, middle } = extentOf(division, middleGrid(division, level));
  const beyond = (east - west) * OUTSIDE;
  return {
    name: 'the end of a cut',
    middle,
    async begin(desk) {
      await desk.take('split');
      await desk.click([west - beyond, middle[1]]);
      return desk.screen([east + beyond, middle[1]]);
    },
    end: (desk, at) => desk.page.mouse.dblclick(...at),
  };
}

function middleGrid(division: Division, level: LevelId): GridId {
  const [minX, minY, maxX, maxY] = boxOfGrid(division, division.tree.root)!;
  return gridAt(division, level, [Math.round((minX + maxX) / 2), Math.round((minY + maxY) / 2)])!;
}

/** A vertex half-way along a border of the middle grid to another one, where nothing else ends. */
function innerVertex(division: Division, level: LevelId): Point {
  const grid = middleGrid(division, level);
  const border = outlineOf(division, grid).find((one) => !sidesOfBorder(division, one, level).includes(null));
  if (!border) throw new Error(`${grid} has no neighbour`);
  return border.points[border.points.length >> 1]!;
}

/**
 * Where the pointer is after so many moves: around a place, some 3 px a move; from 11 to 14 px away from it, beyond where it would
 * snap to that place and short of where it would to the next vertex.
 */
export function around([x, y]: Pixel, move: number): Pixel {
  const far = 12.5 + 1.5 * Math.sin(move / 5);
  const angle = move / 4.3;
  return [Math.round(x + far * Math.cos(angle)), Math.round(y + far * Math.sin(angle))];
}
