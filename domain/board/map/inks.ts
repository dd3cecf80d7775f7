import type { Colour } from '../drawing.ts';
import type { BoardTemplate } from '../template.ts';

/** The colours of a printed map. */
export interface Inks {
  readonly ground: Colour;
  readonly water: Colour;
  readonly waterEdge: Colour;
  readonly waterName: Colour;
  readonly road: Colour;
  readonly path: Colour;
  readonly casing: Colour;
  readonly mainRoad: Colour;
  readonly rail: Colour;
  readonly wall: Colour;
  /** Of the grid itself, and of the ground around it. */
  readonly building: Colour;
  readonly buildingEdge: Colour;
  readonly farBuilding: Colour;
  readonly farBuildingEdge: Colour;
  readonly veil: Colour;
  readonly neighbour: Colour;
  readonly neighbourName: Colour;
  readonly ancestor: Colour;
  readonly border: Colour;
  /** Borders of the second level within the grid. */
  readonly inner: Colour;
  /** Of the grids within, one after the other. */
  readonly tints: readonly Colour[];
  readonly halo: Colour;
  readonly ink: Colour;
  readonly quietInk: Colour;
  readonly unit: Colour;
  readonly shop: Colour;
  readonly camera: Colour;
}

const COLOURED: Omit<Inks, 'border' | 'ink'> = {
  ground: '#F5F3EE',
  water: '#C9DEEA',
  waterEdge: '#93B9CF',
  waterName: '#3F7396',
  road: '#FFFFFF',
  path: '#C3B8A2',
  casing: '#B5AC99',
  mainRoad: '#FFF6DC',
  rail: '#8F887A',
  wall: '#A89F8D',
  building: '#DDD3C0',
  buildingEdge: '#A99D86',
  farBuilding: '#E7E3DB',
  farBuildingEdge: '#D0CABD',
  veil: '#FFFFFF',
  neighbour: '#8C8475',
  neighbourName: '#8C8475',
  ancestor: '#3C362B',
  inner: '#6B4A42',
  tints: ['#E3EEF6', '#F7E9D7', '#E6F0DC', '#F6F0CF', '#ECE3F1', '#F6E0DF'],
  halo: '#FFFFFF',
  quietInk: '#6B6558',
  unit: '#0B5394',
  shop: '#A34700',
  camera: '#5B3A8C',
};

/** Levels of grey with at least a tenth between two that touch. */
const GREY: typeof COLOURED = {
  ground: '#F4F4F4',
  water: '#D2D2D2',
  waterEdge: '#9C9C9C',
  waterName: '#505050',
  road: '#FFFFFF',
  path: '#B4B4B4',
  casing: '#9A9A9A',
  mainRoad: '#FFFFFF',
  rail: '#707070',
  wall: '#8A8A8A',
  building: '#C6C6C6',
  buildingEdge: '#7C7C7C',
  farBuilding: '#E4E4E4',
  farBuildingEdge: '#C4C4C4',
  veil: '#FFFFFF',
  neighbour: '#808080',
  neighbourName: '#808080',
  ancestor: '#383838',
  inner: '#4A4A4A',
  tints: ['#FFFFFF', '#EBEBEB', '#F6F6F6', '#E1E1E1', '#F0F0F0', '#E6E6E6'],
  halo: '#FFFFFF',
  quietInk: '#5A5A5A',
  unit: '#202020',
  shop: '#505050',
  camera: '#383838',
};

/** A template's colours of the map: its own for border and ink, look.md's for the ground; greys where it prints without colour. */
export function inksOf(template: Pick<BoardTemplate, 'mono' | 'colours'>): Inks {
  if (template.mono) return { ...GREY, border: '#000000', ink: '#000000' };
  return { ...COLOURED, border: template.colours.border, ink: template.colours.ink };
}
