import { create } from 'zustand';

export type DrawerTab = 'tree' | 'issues' | 'layers';
type DialogId = 'new-plan' | 'status' | 'accounts' | 'import' | 'export' | 'conflicts';

interface ScreenState {
  readonly drawer: DrawerTab | null;
  readonly dialog: DialogId | null;
  /** The plan that the one on the map is compared with. */
  readonly compareWith: string | null;
  readonly showTab: (tab: DrawerTab | null) => void;
  readonly open: (dialog: DialogId) => void;
  readonly close: () => void;
  readonly compare: (plan: string | null) => void;
}

/** Which panels and dialogs are open: of this window alone, nothing of it is kept. */
export const useScreen = create<ScreenState>((set) => ({
  drawer: 'tree',
  dialog: null,
  compareWith: null,
  showTab: (drawer) => set({ drawer }),
  open: (dialog) => set({ dialog }),
  close: () => set({ dialog: null }),
  compare: (compareWith) => set({ compareWith }),
}));
