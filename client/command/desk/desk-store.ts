import { create } from 'zustand';
import type { StepForm } from './card/step-form-state.ts';
import type { Order } from './list/order-cases.ts';
import { type CaseDraft, emptyDraft } from './new/case-draft.ts';

export const LIST_TABS = ['all', 'open', 'soon', 'overdue', 'shift', 'tray'] as const;
export type ListTab = (typeof LIST_TABS)[number];
export type DeskPanel = 'alarms' | 'phones';
export type DeskDialog = 'settings' | 'accounts';

const MUTED_KEY = 'tessera.desk.muted';

interface DeskState {
  readonly tab: ListTab;
  readonly order: Order;
  readonly filtering: boolean;
  readonly panel: DeskPanel | null;
  readonly dialog: DeskDialog | null;
  /** Whether alarms are silent. */
  readonly muted: boolean;
  /** The case that is being made; the next click on the map says where. */
  readonly draft: CaseDraft | null;
  /** The case of the tray that the next click on the map gives a place. */
  readonly placing: string | null;
  /** Why the place that was chosen for it was refused. */
  readonly placeError: Error | null;
  /** What has been typed for a step of a case, until it is taken or left. */
  readonly forms: Readonly<Record<string, StepForm>>;
  readonly showTab: (tab: ListTab) => void;
  readonly orderBy: (order: Order) => void;
  readonly showFilters: (filtering: boolean) => void;
  readonly openPanel: (panel: DeskPanel | null) => void;
  readonly openDialog: (dialog: DeskDialog | null) => void;
  readonly mute: (muted: boolean) => void;
  readonly startCase: (externalId: string, now: number, at?: readonly [number, number]) => void;
  readonly describe: (set: Partial<CaseDraft>) => void;
  readonly leaveCase: () => void;
  readonly place: (id: string | null) => void;
  readonly refusePlace: (error: Error | null) => void;
  readonly fillForm: (id: string, form: StepForm | null) => void;
}

/** What is open on the desk and what has been typed there: of this window alone. The URL's part is the command store's. */
export const useDesk = create<DeskState>((set) => ({
  tab: 'all',
  order: 'newest',
  filtering: false,
  panel: null,
  dialog: null,
  muted: localStorage.getItem(MUTED_KEY) === '1',
  draft: null,
  placing: null,
  placeError: null,
  forms: {},
  showTab: (tab) => set({ tab, ...(tab === 'tray' ? {} : { placing: null }) }),
  orderBy: (order) => set({ order }),
  showFilters: (filtering) => set({ filtering }),
  openPanel: (panel) => set({ panel }),
  openDialog: (dialog) => set({ dialog }),
  mute: (muted) => {
    localStorage.setItem(MUTED_KEY, muted ? '1' : '0');
    set({ muted });
  },
  startCase: (externalId, now, at) =>
    set({
      draft: { ...emptyDraft(externalId, now), ...(at ? { at, by: 'map' as const } : {}) },
      placing: null,
    }),
  describe: (change) => set(({ draft }) => ({ draft: draft && { ...draft, ...change } })),
  leaveCase: () => set({ draft: null }),
  place: (placing) => set({ placing, draft: null, placeError: null }),
  refusePlace: (placeError) => set({ placeError }),
  fillForm: (id, form) =>
    set(({ forms }) => {
      const { [id]: _, ...others } = forms;
      return { forms: form ? { ...others, [id]: form } : others };
    }),
}));
