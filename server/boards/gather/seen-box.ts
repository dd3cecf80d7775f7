import type { Box } from '../../../domain/geometry/point.ts';
import { narrowing, UNIT_M } from '../../../domain/geometry/unit-metres.ts';
import { middleOf } from './grid-zone.ts';

/** At a pole a unit from west to east has no length: no box is wider than from here. */
const NARROWEST = 0.01;

/** The ground on the lattice that a map around the middle of a grid's box shows, so many metres wide and high. */
export function seenBox(grid: Box, widthM: number, heightM: number): Box {
  const [x, y] = middleOf(grid);
  const dx = widthM / 2 / unitEastM(y);
  const dy = heightM / 2 / UNIT_M;
  return [Math.floor(x - dx), Math.floor(y - dy), Math.ceil(x + dx), Math.ceil(y + dy)];
}

/** How wide and high a grid's box is along its middle, in metres. */
export function sizeOfBox(grid: Box): { readonly widthM: number; readonly heightM: number } {
  const [, y] = middleOf(grid);
  return { widthM: (grid[2] - grid[0]) * unitEastM(y), heightM: (grid[3] - grid[1]) * UNIT_M };
}

/** Metres of a lattice unit from west to east, at a height of lattice units. */
export function unitEastM(y: number): number {
  return Math.max(NARROWEST, narrowing(y)) * UNIT_M;
}
