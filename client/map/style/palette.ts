/** The colours of the map by day and by night. */
export interface Palette {
  readonly ground: string;
  readonly building: string;
  readonly buildingEdge: string;
  readonly water: string;
  readonly waterEdge: string;
  readonly green: string;
  readonly road: string;
  readonly roadCasing: string;
  readonly rail: string;
  readonly wall: string;
  readonly ink: string;
  readonly inkQuiet: string;
  readonly halo: string;
  readonly leafBorder: string;
  readonly parentBorder: string;
  readonly accent: string;
  readonly selectionCasing: string;
  readonly unassigned: string;
  readonly error: string;
  readonly cue: string;
  /** Grids of levels that do not tile. */
  readonly shape: string;
  /** A file that is being imported, and its ground that changes hands by a rule. */
  readonly imported: string;
  readonly repaired: string;
  readonly place: Readonly<Record<'camera' | 'shop' | 'unit', string>>;
  /** How strongly the grids' colours lie over the ground, 0–1. */
  readonly fillOpacity: number;
}

const LIGHT: Palette = {
  ground: '#F5F3EE',
  building: '#E3DFD6',
  buildingEdge: '#CFC9BC',
  water: '#C9DEEA',
  waterEdge: '#A9C8DA',
  green: '#DDE8D3',
  road: '#FFFFFF',
  roadCasing: '#D8D3C8',
  rail: '#8F887A',
  wall: '#A89F8D',
  ink: '#2B2B2B',
  inkQuiet: '#6B6558',
  halo: '#FFFFFF',
  leafBorder: '#6B6558',
  parentBorder: '#3C362B',
  accent: '#0B6BCB',
  selectionCasing: '#FFFFFF',
  unassigned: '#8E8E8E',
  error: '#C92A2A',
  cue: '#D6336C',
  shape: '#2B7A4B',
  imported: '#6D28D9',
  repaired: '#E67700',
  place: { camera: '#5F3DC4', shop: '#B35C00', unit: '#0B7285' },
  fillOpacity: 0.55,
};

const NIGHT: Palette = {
  ground: '#0E1621',
  building: '#182433',
  buildingEdge: '#223247',
  water: '#12304A',
  waterEdge: '#1D4566',
  green: '#13261F',
  road: '#26364A',
  roadCasing: '#0A111A',
  rail: '#4C5F78',
  wall: '#3B4A5E',
  ink: '#DCE6F2',
  inkQuiet: '#93A4B8',
  halo: '#0E1621',
  leafBorder: '#7F90A6',
  parentBorder: '#C3D0DF',
  accent: '#4DA3F5',
  selectionCasing: '#0E1621',
  unassigned: '#6C7886',
  error: '#FF6B6B',
  cue: '#FF7AA8',
  shape: '#6FCF97',
  imported: '#B794F6',
  repaired: '#F2A541',
  place: { camera: '#A792F0', shop: '#E0A45C', unit: '#58BBCB' },
  fillOpacity: 0.55,
};

export type Scheme = 'light' | 'dark';

export function paletteOf(scheme: Scheme): Palette {
  return scheme === 'dark' ? NIGHT : LIGHT;
}
