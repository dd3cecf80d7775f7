import { create } from 'zustand';
import type { ImportKind } from '../../../domain/contract/exchange.ts';
import type { Point } from '../../../domain/geometry/point.ts';

export type DrawerTab = 'tree' | 'issues' | 'layers';
type DialogId = 'new-plan' | 'status' | 'accounts' | 'import' | 'export' | 'conflicts';

interface ScreenState {
  readonly drawer: DrawerTab | null;
  readonly dialog: DialogId | null;
  /** What the import dialog is opened for; null: what the plan lacks next. */
  readonly importKind: ImportKind | null;
  /** A place on the map that the dialog makes room for; what is in it stays. */
  readonly aside: Point | null;
  /** The plan that the one on the map is compared with. */
  readonly compareWith: string | null;
  readonly showTab: (tab: DrawerTab | null) => void;
  readonly open: (dialog: DialogId) => void;
  readonly openImport: (kind: ImportKind) => void;
  readonly stepAside: (aside: Point | null) => void;
  readonly close: () => void;
  readonly compare: (plan: string | null) => void;
}

/** Which panels and dialogs are open: of this window alone, nothing of it is kept. */
export const useScreen = create<ScreenState>((set) => ({
  drawer: 'tree',
  dialog: null,
  importKind: null,
  aside: null,
  compareWith: null,
  showTab: (drawer) => set({ drawer }),
  open: (dialog) => set({ dialog, importKind: null, aside: null }),
  openImport: (importKind) => set({ dialog: 'import', importKind, aside: null }),
  stepAside: (aside) => set({ aside }),
  close: () => set({ dialog: null, importKind: null, aside: null }),
  compare: (compareWith) => set({ compareWith }),
}));
