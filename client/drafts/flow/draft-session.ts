import { create } from 'zustand';
import type { LngLat } from '../../../domain/contract/geometry.ts';
import { type DraftForm, FIRST_FORM } from './draft-form.ts';
import { type KeptDraft, keepDraft } from './kept-draft.ts';

interface DraftSession {
  readonly form: DraftForm;
  /** Barriers drawn by hand. */
  readonly drawn: readonly (readonly LngLat[])[];
  /** The proposal in hand, by its job; null while a new one is being put together. */
  readonly inHand: KeptDraft | null;
  /** Place of the variant that is looked at; null: the last. */
  readonly variant: number | null;
  /** Proposals beside the one in hand in the table. */
  readonly compared: readonly string[];
  readonly fill: (part: Partial<DraftForm>) => void;
  readonly draw: (line: readonly LngLat[]) => void;
  readonly rub: (place: number) => void;
  readonly take: (kept: KeptDraft | null) => void;
  readonly look: (variant: number) => void;
  readonly compare: (proposals: readonly string[]) => void;
}

/** What is being asked for and looked at: of this window, except for what `keepDraft` keeps. */
export const useDraftSession = create<DraftSession>((set) => ({
  form: FIRST_FORM,
  drawn: [],
  inHand: null,
  variant: null,
  compared: [],
  fill: (part) => set(({ form }) => ({ form: { ...form, ...part } })),
  draw: (line) => set(({ drawn }) => ({ drawn: [...drawn, line] })),
  rub: (place) => set(({ drawn }) => ({ drawn: drawn.filter((_, i) => i !== place) })),
  take: (inHand) => {
    keepDraft(inHand);
    set({ inHand, variant: null });
  },
  look: (variant) => set({ variant }),
  compare: (compared) => set({ compared }),
}));
