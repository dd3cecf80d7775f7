import { create } from 'zustand';
import type { LngLat } from '../../../domain/contract/geometry.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { MovedGroup, WireMoved } from './moved-groups.ts';
import type { ProposedLayer } from './proposed-layer.ts';

/** Something that the map is to go to and point at: `serial` tells two looks at the same place apart. */
interface Look {
  readonly serial: number;
  readonly places: readonly LngLat[];
}

/** What of a proposal is on the map, and what the person does there. */
interface DraftView {
  /** The grids that are laid over the map; null while there are none. */
  readonly layer: ProposedLayer | null;
  /** What is done in the panel, where nothing lies over the map. */
  readonly stage: 'scope' | 'running' | 'ended';
  /** Borders of what a running draft has by now. */
  readonly picture: readonly (readonly LngLat[])[];
  /** Barriers drawn by hand. */
  readonly drawn: readonly (readonly LngLat[])[];
  /** The barrier that is being drawn; null while none is. */
  readonly line: readonly LngLat[] | null;
  /** Only today's grids are to be seen. */
  readonly today: boolean;
  readonly hover: { readonly grid: string; readonly at: readonly [x: number, y: number] } | null;
  /** Grids that are to be adopted by themselves, and those that have to come along. */
  readonly chosen: ReadonlySet<string>;
  readonly along: ReadonlySet<string>;
  /** Buildings that are pointed at. */
  readonly group: MovedGroup | null;
  /** Today's grid that is pointed at. */
  readonly pointed: GridId | null;
  readonly look: Look | null;
  readonly show: (part: Partial<Pick<DraftView, 'layer' | 'stage' | 'picture' | 'drawn'>>) => void;
  readonly startLine: () => void;
  readonly setLine: (line: readonly LngLat[] | null) => void;
  readonly seeToday: (today: boolean) => void;
  readonly setHover: (hover: DraftView['hover']) => void;
  readonly choose: (chosen: ReadonlySet<string>, along: ReadonlySet<string>) => void;
  readonly pointAt: (part: Partial<Pick<DraftView, 'group' | 'pointed'>>) => void;
  readonly lookAt: (places: readonly LngLat[]) => void;
  readonly clear: () => void;
}

const NOBODY: ReadonlySet<string> = new Set();

const EMPTY = {
  layer: null,
  stage: 'scope',
  picture: [],
  drawn: [],
  line: null,
  today: false,
  hover: null,
  chosen: NOBODY,
  along: NOBODY,
  group: null,
  pointed: null,
  look: null,
} as const;

/** Of more buildings than this that change grid only those in hand are drawn: nobody reads a map of dots. */
const DOTS_MAX = 6000;

/** The buildings that are drawn as changing grid. */
export function movedShown({ layer, group }: Pick<DraftView, 'layer' | 'group'>): readonly WireMoved[] {
  const moved = layer?.variant.moved ?? [];
  return group?.buildings ?? (moved.length <= DOTS_MAX ? moved : []);
}

/** Between the panel and the map: each sets it, and each shows it. */
export const useDraftView = create<DraftView>((set) => ({
  ...EMPTY,
  show: (part) => set(part),
  startLine: () => set({ line: [], hover: null }),
  setLine: (line) => set({ line }),
  seeToday: (today) => set({ today, hover: null }),
  setHover: (hover) => set({ hover }),
  choose: (chosen, along) => set({ chosen, along }),
  pointAt: (part) => set(part),
  lookAt: (places) => set(({ look }) => ({ look: { serial: (look?.serial ?? 0) + 1, places } })),
  clear: () => set(EMPTY),
}));
