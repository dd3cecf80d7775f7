import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { BoardLang } from '../../../domain/contract/board.ts';
import type { Db } from '../../db/transaction.ts';
import { isForbidden } from '../../json-text.ts';
import { surroundingsStamp } from '../../places/places.service.ts';
import { gridInForce } from '../../plans/grid-in-force.ts';
import { Refusal } from '../../problem.ts';
import { boardDate } from '../gather/gather-content.ts';
import { boardSettings, boardSettingsStamp } from '../settings/board-settings.ts';
import type { SheetDesk } from '../sheets/sheet-desk.ts';
import type { PublicPage } from './public-html.ts';

/** A page as it goes out. */
export interface SentPage {
  readonly html: string;
  readonly gzipped: Buffer;
  readonly policy: string;
  readonly etag: string;
}

interface Kept {
  readonly stamp: string;
  readonly page: SentPage;
}

/** At 50 kB each; those that are asked for are mostly the same few. */
const PAGES_MAX = 400;

const zipped = promisify(gzip);

/** The public pages of grids in force, kept as long as nothing that they are made from has changed. */
export class PublicPages {
  readonly #db: Db;
  readonly #desk: SheetDesk;
  readonly #isReachable: boolean;
  readonly #kept = new Map<string, Kept>();
  readonly #making = new Map<string, Promise<SentPage | null>>();

  constructor(db: Db, desk: SheetDesk, publicUrl: string | null) {
    this.#db = db;
    this.#desk = desk;
    this.#isReachable = publicUrl !== null;
  }

  /**
   * Null where there is no such page: the office has not opened it, no address is set, or no plan in force has the grid; which of these,
   * nobody is told. Throws `boards-busy` where too many pages are being made.
   */
  async page(grid: string, lang: BoardLang): Promise<SentPage | null> {
    if (!this.#isReachable || isForbidden(grid)) return null;
    if (!(await boardSettings(this.#db)).publicPage) return null;
    const found = await gridInForce(this.#db, grid);
    if (!found) return null;
    const stamp = [
      found.stamp,
      await surroundingsStamp(this.#db, found.territory),
      await boardSettingsStamp(this.#db),
      boardDate(Date.now()),
    ].join(' ');
    const key = `${lang} ${grid}`;
    const known = this.#kept.get(key);
    if (known?.stamp === stamp) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return known.page;
    }
    const making = `${key} ${stamp}`;
    let made = this.#making.get(making);
    if (!made) {
      made = this.#make(found.plan, grid, lang).finally(() => this.#making.delete(making));
      this.#making.set(making, made);
    }
    const page = await made;
    if (page) this.#keep(key, { stamp, page });
    return page;
  }

  async #make(plan: string, grid: string, lang: BoardLang): Promise<SentPage | null> {
    const made = await this.#desk.make<PublicPage>({ kind: 'public', plan, grid, lang });
    if (!made.ok) {
      const { code } = made.reason;
      // Retired between the two questions.
      if (code === 'plan-gone' || code === 'grid-unknown') return null;
      throw new Refusal(503, made.reason);
    }
    const { html, policy } = made.value;
    const digest = createHash('sha256').update(policy).update(html).digest('base64url').slice(0, 22);
    return { html, policy, gzipped: await zipped(html), etag: `W/"${digest}"` };
  }

  #keep(key: string, kept: Kept): void {
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    for (const old of this.#kept.keys()) {
      if (this.#kept.size <= PAGES_MAX) return;
      this.#kept.delete(old);
    }
  }
}
