import { create } from 'zustand';
import type { BoardTemplate } from '../../../../domain/board/template.ts';

interface TemplateDrafts {
  /** What has been changed and not saved, by the template's id: kept while other templates, grids and tabs are looked at. */
  readonly drafts: ReadonlyMap<string, BoardTemplate>;
  /** The template that is in hand; null: the office's usual one. */
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
  readonly change: (draft: BoardTemplate) => void;
  readonly forget: (id: string) => void;
  readonly forgetAll: () => void;
}

/** Templates that are being worked on, of this window alone. */
export const useTemplateDrafts = create<TemplateDrafts>((set) => ({
  drafts: new Map(),
  chosen: null,
  choose: (chosen) => set({ chosen }),
  change: (draft) => set(({ drafts }) => ({ drafts: new Map(drafts).set(draft.id, draft) })),
  forget: (id) =>
    set(({ drafts }) => {
      const left = new Map(drafts);
      left.delete(id);
      return { drafts: left };
    }),
  forgetAll: () => set({ drafts: new Map() }),
}));
