import { create } from 'zustand';

interface BasemapState {
  /** `unreachable`: asked for and not come; the plan is whole without it. */
  readonly state: 'none' | 'shown' | 'unreachable';
  /** Whom its makers want named, as plain text. */
  readonly attribution: string;
}

/** How the base map fares: of this window alone. */
export const useBasemapState = create<BasemapState>(() => ({ state: 'none', attribution: '' }));
