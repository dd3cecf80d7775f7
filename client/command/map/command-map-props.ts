import type { StoreApi } from 'zustand/vanilla';
import type { Session } from '../../../domain/contract/account.ts';
import type { NearCamera } from '../../../domain/contract/case.ts';
import type { Deployment } from '../../../domain/contract/deployment.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { CommandState } from '../store/types.ts';
import type { MapLookStore } from './map-look.ts';

export type LngLat = readonly [lng: number, lat: number];

/** The store of the command centre as the map reads it. */
export type CommandSource = Pick<StoreApi<CommandState>, 'getState' | 'subscribe'>;

/** What panels cover of the map, in pixels from each edge. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What a screen may ask of its map: nothing else moves it. */
export interface CommandMapPort {
  /** Brings a place into the middle, near enough to see the houses around it; `zoom` only ever brings nearer. */
  lookAt(at: LngLat, zoom?: number): void;
  /** Moves the map no further than it must for a place to lie within the insets (pixels), never its zoom. */
  keepInSight(at: LngLat, insets: Insets): void;
  /** Brings a grid of the plan that is shown into view. */
  lookAtGrid(id: GridId): void;
  /** The whole territory. */
  lookAtAll(): void;
  /** Cases per hectare per day at a place; null where no heat is shown. */
  heatAt(at: LngLat): number | null;
}

export interface CommandMapProps {
  readonly store: CommandSource;
  readonly deployment: Deployment;
  readonly account: Session['account'];
  /** `wall`: larger words, no switches. */
  readonly variant?: 'desk' | 'wall';
  /** How many times as large as on a desk points and words are; a wall's own where nothing is said. */
  readonly scale?: number;
  /** What is drawn; without it the map has one of its own, first as the store's `layers` says. */
  readonly look?: MapLookStore;
  /** Another look was chosen: its text, for the address. */
  readonly onLayers?: (layers: string) => void;
  /** Whether the legend is drawn, at the lower right above the scale. */
  readonly legend?: boolean;
  /** A case was clicked; null: bare ground was, and nothing is selected any more. */
  readonly onPointCase: (id: string | null) => void;
  /** The ground was clicked where no case, cluster or place is: where, and in which leaf of the plan that is shown. */
  readonly onCanvasClick?: (at: LngLat, grid: GridId | null) => void;
  /** A spot is to be chosen: the pointer is a cross, and every click is `onCanvasClick`. */
  readonly placing?: boolean;
  /** The spot that was chosen for a case that is being made or put on the map. */
  readonly mark?: LngLat | null;
  /** The selected case's nearest cameras; without them the map finds them itself. */
  readonly cameras?: readonly NearCamera[];
  /** Called once the map can be asked to move, and with null when it goes. */
  readonly onReady?: (port: CommandMapPort | null) => void;
}
