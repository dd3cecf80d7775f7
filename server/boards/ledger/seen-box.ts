import { type Box, LATTICE } from '../../../domain/geometry/point.ts';
import { middleOf } from '../gather/grid-zone.ts';

const M_PER_DEGREE = 111_320;

/** The ground on the lattice that a map around the middle of a grid's box shows, so many metres wide and high. */
export function seenBox(grid: Box, widthM: number, heightM: number): Box {
  const [x, y] = middleOf(grid);
  const east = Math.max(0.01, Math.cos((y / LATTICE) * (Math.PI / 180))) * M_PER_DEGREE;
  const dx = (widthM / 2 / east) * LATTICE;
  const dy = (heightM / 2 / M_PER_DEGREE) * LATTICE;
  return [Math.floor(x - dx), Math.floor(y - dy), Math.ceil(x + dx), Math.ceil(y + dy)];
}
