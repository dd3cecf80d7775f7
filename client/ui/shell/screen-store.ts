import { create } from 'zustand';
import type { ImportKind } from '../../../domain/contract/exchange.ts';

export type DrawerTab = 'tree' | 'issues' | 'layers';
type DialogId = 'new-plan' | 'status' | 'accounts' | 'import' | 'export' | 'conflicts';

interface ScreenState {
  readonly drawer: DrawerTab | null;
  readonly dialog: DialogId | null;
  /** What the import is opened for; null: what the plan lacks next. */
  readonly importKind: ImportKind | null;
  /** The plan that the one on the map is compared with. */
  readonly compareWith: string | null;
  readonly showTab: (tab: DrawerTab | null) => void;
  readonly open: (dialog: DialogId) => void;
  readonly openImport: (kind: ImportKind) => void;
  readonly close: () => void;
  readonly compare: (plan: string | null) => void;
}

/** Which panels and dialogs are open: of this window alone, nothing of it is kept. */
export const useScreen = create<ScreenState>((set) => ({
  drawer: 'tree',
  dialog: null,
  importKind: null,
  compareWith: null,
  showTab: (drawer) => set({ drawer }),
  open: (dialog) => set({ dialog, importKind: null }),
  openImport: (importKind) => set({ dialog: 'import', importKind }),
  close: () => set({ dialog: null, importKind: null }),
  compare: (compareWith) => set({ compareWith }),
}));
