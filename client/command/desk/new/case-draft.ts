import type { ReportedCase } from '../../../../domain/contract/case.ts';

/** A case as it is being written. `externalId` is drawn once: sent twice, it is one case. */
export interface CaseDraft {
  readonly externalId: string;
  /** When it was begun, milliseconds since 1970: a telephone call is entered while it is being told. */
  readonly begunAt: number;
  readonly at: readonly [lng: number, lat: number] | null;
  /** How the place was chosen, and by what name. */
  readonly by: 'map' | 'search' | null;
  readonly placeName: string;
  readonly kind: string | null;
  readonly severity: string | null;
  readonly title: string;
  readonly note: string;
}

export const DESK_SOURCE = 'desk';

export function emptyDraft(externalId: string, begunAt: number): CaseDraft {
  return {
    externalId,
    begunAt,
    at: null,
    by: null,
    placeName: '',
    kind: null,
    severity: null,
    title: '',
    note: '',
  };
}

/** The case as it is reported. */
export function reportOf(draft: CaseDraft): ReportedCase {
  const note = draft.note.trim();
  return {
    source: DESK_SOURCE,
    externalId: draft.externalId,
    occurredAt: new Date(draft.begunAt).toISOString(),
    at: draft.at ? [...draft.at] : null,
    title: draft.title.trim(),
    ...(draft.kind === null ? {} : { kind: draft.kind }),
    ...(draft.severity === null ? {} : { severity: draft.severity }),
    ...(note === '' ? {} : { note }),
  };
}
