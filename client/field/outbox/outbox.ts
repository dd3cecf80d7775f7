import type { ReportAnswer, ReportedCase, WirePhoto } from '../../../domain/contract/case.ts';
import type { Reason } from '../../../domain/result.ts';
import type { Answer } from '../../editor/ports.ts';
import { isDone, type KeptPhoto, type KeptReport } from './report.ts';
import type { ReportStore } from './report-store.ts';

/** `idle`: nothing waits. `signed-out`: nothing goes before somebody signs in again. */
export type OutboxState = 'idle' | 'sending' | 'waiting' | 'signed-out';

export interface OutboxShown {
  readonly state: OutboxState;
  /** Newest first, of this account alone. */
  readonly reports: readonly KeptReport[];
}

export interface OutboxPorts {
  readonly store: ReportStore;
  readonly report: (body: ReportedCase) => Promise<Answer<ReportAnswer>>;
  readonly addPhoto: (caseId: string, photo: Blob, name: string) => Promise<Answer<WirePhoto>>;
  readonly now: () => number;
  readonly after: (ms: number, then: () => void) => () => void;
  readonly changed: (shown: OutboxShown) => void;
}

export const FIELD_SOURCE = 'field';
const RETRY_FIRST_MS = 2_000;
const RETRY_LONGEST_MS = 60_000;
/** What is done is forgotten on the phone after so long: the list is of a shift. */
const KEPT_MS = 18 * 3_600_000;

/** What a failed question means: `later`, `signed-out`, or no (`refused`). */
type Failed = Exclude<Answer<unknown>, { kind: 'ok' }>;

function failureOf(answer: Failed): 'later' | 'signed-out' | 'refused' {
  if (answer.kind === 'unreachable') return 'later';
  if (answer.status === 401) return 'signed-out';
  // Too many at once, taking too long, and everything that is the server's own fault go by.
  return answer.status === 429 || answer.status === 408 || answer.status >= 500 ? 'later' : 'refused';
}

/**
 * Sends an account's reports in the order in which they were made, each with its photos, for as long as it takes. A
 * report is on the phone before it is sent, and stays there until the server has all of it; its id makes a repeat
 * harmless. What the server refuses is kept with its reason and holds nobody up.
 */
export class Outbox {
  readonly #ports: OutboxPorts;
  readonly #account: string;
  #reports: KeptReport[] = [];
  #state: OutboxState = 'idle';
  #sending = false;
  #retryMs = RETRY_FIRST_MS;
  #cancel = () => {};
  #stopped = false;

  constructor(ports: OutboxPorts, account: string) {
    this.#ports = ports;
    this.#account = account;
  }

  /** Reads what waits on the phone, forgets what was done long ago, and begins to send. */
  async start(): Promise<void> {
    const kept = (await this.#ports.store.list()).filter(({ account }) => account === this.#account);
    const old = this.#ports.now() - KEPT_MS;
    for (const report of kept) {
      if (isDone(report) && report.madeAt < old) await this.#ports.store.remove(report.id);
      else if (!this.#reports.some(({ id }) => id === report.id)) this.#reports.push(report);
    }
    this.#reports.sort((a, b) => a.madeAt - b.madeAt);
    void this.send();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  /** Keeps a report; resolves when it is safe on the phone, rejects where the phone has no room. */
  async add(report: KeptReport): Promise<void> {
    await this.#ports.store.put(report);
    this.#reports.push(report);
    this.#tell();
    void this.send();
  }

  /** Takes away a report that the server refused. */
  async remove(id: string): Promise<void> {
    await this.#ports.store.remove(id);
    this.#reports = this.#reports.filter((report) => report.id !== id);
    this.#tell();
  }

  /** Tries at once: the network is back, or somebody pressed the button. */
  async send(): Promise<void> {
    if (this.#sending || this.#stopped) return;
    this.#sending = true;
    this.#cancel();
    let failed: 'later' | 'signed-out' | null = null;
    for (;;) {
      const next = this.#reports.find((report) => !isDone(report));
      if (!next || this.#stopped) break;
      this.#become('sending');
      failed = await this.#sendOne(next);
      if (failed) break;
      this.#retryMs = RETRY_FIRST_MS;
    }
    this.#sending = false;
    if (this.#stopped) return;
    this.#become(failed === 'later' ? 'waiting' : (failed ?? 'idle'));
    if (failed === null) return;
    this.#cancel = this.#ports.after(this.#retryMs, () => void this.send());
    this.#retryMs = Math.min(RETRY_LONGEST_MS, this.#retryMs * 2);
  }

  async #sendOne(report: KeptReport): Promise<'later' | 'signed-out' | null> {
    if (report.state === 'waiting') {
      const answer = await this.#ports.report(bodyOf(report));
      if (answer.kind !== 'ok') {
        const failure = failureOf(answer);
        if (failure !== 'refused') return failure;
        await this.#keep({ ...report, state: 'refused', refused: reasonOf(answer) });
        return null;
      }
      const [refused] = answer.value.refused;
      const caseId = answer.value.ids?.[0] ?? null;
      const sentAt = this.#ports.now();
      await this.#keep(
        refused
          ? { ...report, state: 'refused', refused: refused.reason }
          : { ...report, state: 'sent', caseId, sentAt },
      );
      return null;
    }
    const photo = report.photos.find(({ sent, refused }) => !sent && !refused)!;
    // Without its number the case can be given nothing; the server has it, and the photo is lost to it.
    if (report.caseId === null) {
      await this.#keepPhoto(report, { ...photo, refused: { code: 'case-gone', params: {} } });
      return null;
    }
    const answer = await this.#ports.addPhoto(report.caseId, photo.blob, photo.name);
    if (answer.kind === 'ok') await this.#keepPhoto(report, { ...photo, sent: true });
    else {
      const failure = failureOf(answer);
      if (failure !== 'refused') return failure;
      await this.#keepPhoto(report, { ...photo, refused: reasonOf(answer) });
    }
    return null;
  }

  #keepPhoto(report: KeptReport, photo: KeptPhoto): Promise<void> {
    return this.#keep({ ...report, photos: report.photos.map((old) => (old.id === photo.id ? photo : old)) });
  }

  async #keep(report: KeptReport): Promise<void> {
    this.#reports = this.#reports.map((old) => (old.id === report.id ? report : old));
    this.#tell();
    // Not written, it is sent once more after a reload: the same case for the server.
    await this.#ports.store.put(report).catch(() => {});
  }

  #become(state: OutboxState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    if (!this.#stopped) this.#ports.changed({ state: this.#state, reports: this.#reports.toReversed() });
  }
}

function reasonOf(answer: Failed): Reason {
  return answer.kind === 'refused'
    ? { code: answer.reason.code, params: answer.reason.params }
    : { code: 'unreachable', params: {} };
}

function bodyOf({ id, madeAt, at, kind, severity, note }: KeptReport): ReportedCase {
  return {
    source: FIELD_SOURCE,
    externalId: id,
    occurredAt: new Date(madeAt).toISOString(),
    at: [...at],
    kind,
    severity,
    note,
  };
}
