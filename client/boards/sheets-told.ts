import { create } from 'zustand';

interface SheetsTold {
  /** How often sheets have been told of. */
  readonly times: number;
  readonly tell: () => void;
}

/** Counts how often it was told that sheets may come out otherwise, though their plan is what it was: by other four sides, buildings, streets, templates. */
export const useSheetsTold = create<SheetsTold>((set) => ({
  times: 0,
  tell: () => set(({ times }) => ({ times: times + 1 })),
}));
