import { create } from 'zustand';
import type { BoardTemplate } from '../../../../domain/board/template.ts';

/** What has been changed in a template and is not saved. */
export interface TemplateDraft {
  readonly template: BoardTemplate;
  /** When the one that it was changed from was saved; null: there was none. */
  readonly since: string | null;
}

interface TemplateDrafts {
  /** By the template's id: kept while other templates, grids and tabs are looked at. */
  readonly drafts: ReadonlyMap<string, TemplateDraft>;
  /** The template that is in hand; null: the office's usual one. */
  readonly chosen: string | null;
  readonly choose: (id: string | null) => void;
  /** Begun from the one stored at `since`; what is begun keeps what it began from. */
  readonly keep: (template: BoardTemplate, since: string | null) => void;
  /** What is typed on while it was saved goes on from what was saved. */
  readonly goOnFrom: (id: string, since: string | null) => void;
  readonly forget: (id: string) => void;
  readonly forgetAll: () => void;
}

/** Templates that are being worked on, of this window alone. */
export const useTemplateDrafts = create<TemplateDrafts>((set) => ({
  drafts: new Map(),
  chosen: null,
  choose: (chosen) => set({ chosen }),
  keep: (template, since) =>
    set(({ drafts }) => {
      // Begun where there was none, it stays begun so: what somebody else has saved by that id since is not what it came from.
      const begun = drafts.get(template.id) ?? { since };
      return { drafts: new Map(drafts).set(template.id, { template, since: begun.since }) };
    }),
  goOnFrom: (id, since) =>
    set(({ drafts }) => {
      const draft = drafts.get(id);
      return draft ? { drafts: new Map(drafts).set(id, { ...draft, since }) } : {};
    }),
  forget: (id) =>
    set(({ drafts }) => {
      const left = new Map(drafts);
      left.delete(id);
      return { drafts: left };
    }),
  forgetAll: () => set({ drafts: new Map() }),
}));
