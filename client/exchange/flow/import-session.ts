import { create } from 'zustand';
import type { ImportFields, ImportRevision } from '../../../domain/contract/exchange.ts';
import type { Sent } from '../../api/upload.ts';
import type { ImportForm } from './import-form.ts';
import { type KeptImport, keepImport } from './kept-import.ts';

/** What was sent to the server, and which of its readings is looked at. */
export interface SentImport extends KeptImport {
  /** Counts the readings, and the taking after them: each is followed by itself. */
  readonly round: number;
  readonly taking: boolean;
}

interface ImportSession {
  readonly form: ImportForm | null;
  /** The files themselves, as long as the page has them. */
  readonly files: readonly File[];
  /** Bytes on their way up; null when none are. */
  readonly sending: Sent | null;
  readonly sent: SentImport | null;
  /** What has been answered and not yet been read again. */
  readonly answers: ImportRevision;
  /** Once it has been taken, the same files are read as teams. */
  readonly thenTeams: boolean;
  readonly fill: (form: Partial<ImportForm>) => void;
  readonly start: (form: ImportForm) => void;
  readonly choose: (files: readonly File[]) => void;
  readonly progress: (sending: Sent | null) => void;
  readonly begun: (job: string, names: readonly string[], fields: ImportFields) => void;
  readonly again: (fields: ImportFields) => void;
  readonly take: () => void;
  readonly answer: (answers: ImportRevision) => void;
  readonly wantTeams: (wanted: boolean) => void;
  readonly resume: (kept: KeptImport, form: ImportForm) => void;
  /** Nothing is being imported any more; the server's side is ended by whoever calls this. */
  readonly end: () => void;
}

const NOTHING = { files: [], sending: null, sent: null, answers: {}, thenTeams: false } as const;

/** One import from the choice of files to its end: of this window, except for what `keepImport` keeps. */
export const useImportSession = create<ImportSession>((set) => ({
  ...NOTHING,
  form: null,
  fill: (part) => set(({ form }) => ({ form: form && { ...form, ...part } })),
  start: (form) => set({ form }),
  choose: (files) => {
    keepImport(null);
    set({ ...NOTHING, files });
  },
  progress: (sending) => set({ sending }),
  begun: (job, names, fields) => {
    keepImport({ job, names, fields });
    set({ sent: { job, names, fields, round: 1, taking: false }, sending: null, answers: {} });
  },
  again: (fields) =>
    set(({ sent }) => {
      if (!sent) return {};
      keepImport({ job: sent.job, names: sent.names, fields });
      return { sent: { ...sent, fields, round: sent.round + 1, taking: false }, answers: {} };
    }),
  take: () => set(({ sent }) => ({ sent: sent && { ...sent, round: sent.round + 1, taking: true } })),
  answer: (answers) => set((before) => ({ answers: { ...before.answers, ...answers } })),
  wantTeams: (thenTeams) => set({ thenTeams }),
  // A number of its own: what was answered to an earlier visit is not taken for news.
  resume: (kept, form) => set({ ...NOTHING, form, sent: { ...kept, round: Date.now(), taking: false } }),
  end: () => {
    keepImport(null);
    set({ ...NOTHING, form: null });
  },
}));
