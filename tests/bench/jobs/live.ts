import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { ReportAnswer } from '../../../domain/contract/case.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { connect } from '../../../server/db/connect.ts';
import { placeOf } from '../../../server/db/embedded/place.ts';
import type { Db } from '../../../server/db/transaction.ts';
import { Random } from '../../arbitrary/random.ts';
import { launchBrowser } from '../../browser/harness/browser.ts';
import { square, storeTown } from '../../server/harness/division.ts';
import { statement, withDatabase } from '../../server/harness/setup.ts';
import { ADMIN_PASSWORD, ServerProcess } from '../../server/kill/server-process.ts';
import { assertHeard, CrowdListener, percentile } from '../live-crowd.ts';
import { type Bench, figure } from '../result.ts';

/** `LIVE_SECONDS=60 npm run bench -- live` for a quick run. */
const SECONDS = Number(process.env.LIVE_SECONDS ?? 600);
const PER_SECOND = 50;
const BURST = 5_000;
const BURSTS = 2;
const FIELD_CLIENTS = 255;
const WALLS = 20;
const PATIENCE_MS = 60_000;

/**
 * A feed of 50 cases a second with bursts of 5,000 between, while 255 phones listen each for its own grid, 20 walls for
 * everything, and a real browser shows the desk: each case is stored once and heard once by each whom it concerns. On the
 * embedded database, and on PostgreSQL where DATABASE_URL names one.
 */
export const bench: Bench = async (report) => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-live-'));
  try {
    await run('embedded', folder, {}, report);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  const { DATABASE_URL } = process.env;
  if (!DATABASE_URL) return;
  const name = `tessera_live_${process.pid}`;
  await statement(DATABASE_URL, `create database ${name}`);
  try {
    await run('PostgreSQL', '', { DATABASE_URL: withDatabase(DATABASE_URL, name) }, report);
  } finally {
    await statement(DATABASE_URL, `drop database ${name} with (force)`);
  }
};

async function run(
  name: string,
  dataDir: string,
  settings: Record<string, string>,
  report: Parameters<Bench>[0],
): Promise<void> {
  const server = new ServerProcess(dataDir || '/nowhere', settings);
  const browser = await launchBrowser();
  try {
    const url = await server.ready();
    const look = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
      const connection = connect(
        settings.DATABASE_URL
          ? { kind: 'postgresql', url: settings.DATABASE_URL }
          : { kind: 'embedded', socket: placeOf(dataDir).socket },
      );
      return work(connection.db).finally(() => connection.close());
    };
    await look(async (db) => {
      await storeTown(db);
      await db.updateTable('plans').set({ status: 'in-force' }).execute();
    });
    const { cookies, cookie, key } = await signUp(url);
    const walls = Array.from(
      { length: WALLS },
      () => new CrowdListener(`${url}/api/live?topics=case,alarm`, { cookie }),
    );
    const phones = Array.from({ length: FIELD_CLIENTS }, (_, i) => {
      const grid = `${i % 4}-${Math.floor(i / 4) % 4}`;
      return {
        grid,
        listener: new CrowdListener(`${url}/api/live?topics=case,alarm&grid=${grid}`, { cookie }),
      };
    });
    await Promise.all([...walls, ...phones.map(({ listener }) => listener)].map(({ open }) => open));
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(cookies.map(([name, value]) => ({ name, value, url })));
    const page = await context.newPage();
    await page.goto(`${url}/desk`);
    await watchFreshness(page);

    const { byGrid, bursts, sent } = await feed(url, key);
    const all = new Set([...byGrid.values()].flatMap((ids) => [...ids]));
    const stored = await look((db) => db.selectFrom('cases').select('external_id').execute());
    assert.equal(stored.length, all.size);
    const last = await look((db) =>
      db
        .selectFrom('event_clock')
        .select('seq')
        .executeTakeFirstOrThrow()
        .then(({ seq }) => seq),
    );
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(100))
      if ([...walls, ...phones.map(({ listener }) => listener)].every(({ lastSeq }) => lastSeq >= last))
        break;
    for (const [i, wall] of walls.entries()) assertHeard(wall, all, `wall ${i}`);
    for (const { grid, listener } of phones) assertHeard(listener, byGrid.get(grid) ?? new Set(), grid);

    const shown = await shownUntil(page, last);
    const pixels = pixelDelays(shown, walls[0]!.told);
    const title = `live cases, ${name}`;
    report(figure(`${title}: stored, and heard once by each of 275`, all.size, 'cases'));
    report(
      figure(
        `${title}: commit to wall, p95`,
        percentile(
          walls.flatMap(({ delays }) => delays),
          0.95,
        ),
        'ms',
      ),
    );
    report(
      figure(
        `${title}: commit to phone, p95`,
        percentile(
          phones.flatMap(({ listener }) => listener.delays),
          0.95,
        ),
        'ms',
      ),
    );
    report(figure(`${title}: commit to pixel on the desk, p95`, percentile(pixels, 0.95), 'ms'));
    report(figure(`${title}: commit to pixel on the desk, median`, percentile(pixels, 0.5), 'ms'));
    const singles = [...sent].map(([id, at]) => shownAt(shown, walls[0]!.seqs.get(id)!) - at);
    report(figure(`${title}: one by itself, sent to pixel, p95`, percentile(singles, 0.95), 'ms'));
    report(figure(`${title}: one by itself, sent to pixel, longest`, percentile(singles, 1), 'ms'));
    for (const [i, burst] of bursts.entries()) {
      const which = `${title}: burst ${i + 1} of ${BURST}`;
      report(figure(`${which}, sent to answered`, burst.answered - burst.sent, 'ms'));
      const last = Math.max(...burst.ids.map((id) => walls[0]!.seqs.get(id)!));
      report(figure(`${which}, sent to its last pixel`, shownAt(shown, last) - burst.sent, 'ms'));
    }
    for (const listener of [...walls, ...phones.map(({ listener }) => listener)]) listener.stop();
    await server.stop();
  } finally {
    await browser.close();
    server.kill('both');
    await server.gone();
  }
}

interface Burst {
  readonly ids: readonly string[];
  /** Milliseconds since 1970. */
  readonly sent: number;
  answered: number;
}

/**
 * Sends at the pace, whatever the answers take, and again what is not taken. Gives the numbers of the cases by their
 * grid, when each that comes alone was sent, and when each burst was sent and taken.
 */
async function feed(
  url: string,
  key: string,
): Promise<{
  byGrid: Map<string, Set<string>>;
  sent: ReadonlyMap<string, number>;
  bursts: readonly Burst[];
}> {
  const random = new Random(1);
  const byGrid = new Map<string, Set<string>>();
  let next = 0;
  const one = () => {
    const [x, y] = [random.whole(0, 3), random.whole(0, 3)];
    const [corner] = square(x, y)[0]!;
    const externalId = `c${next++}`;
    const grid = `${x}-${y}`;
    byGrid.set(grid, (byGrid.get(grid) ?? new Set()).add(externalId));
    return {
      source: 'bench',
      externalId,
      occurredAt: new Date().toISOString(),
      at: toDegrees([corner![0] + random.whole(1, 9_999), corner![1] + random.whole(1, 9_999)]),
      kind: `kind ${random.whole(0, 40)}`,
      title: '路口井盖缺失，过往车辆注意避让',
    };
  };
  const running: Promise<void>[] = [];
  const failures: unknown[] = [];
  const bursts: Burst[] = [];
  const sentAt = new Map<string, number>();
  const start = (cases: readonly object[], taken = () => {}) => {
    running.push(
      send(url, key, cases).then(taken, (error) => {
        failures.push(error);
      }),
    );
  };
  const began = performance.now();
  const burstAt = Array.from({ length: BURSTS }, (_, i) => ((i + 1) * SECONDS * 1000) / (BURSTS + 1));
  for (let sent = 0; sent < SECONDS * PER_SECOND && failures.length === 0; ) {
    const now = performance.now() - began;
    if (burstAt.length > 0 && now >= burstAt[0]!) {
      burstAt.shift();
      const cases = Array.from({ length: BURST }, one);
      const burst: Burst = { ids: cases.map(({ externalId }) => externalId), sent: Date.now(), answered: 0 };
      bursts.push(burst);
      start(cases, () => {
        burst.answered = Date.now();
      });
    }
    for (; sent < Math.min(SECONDS * PER_SECOND, (now * PER_SECOND) / 1000); sent++) {
      const single = one();
      sentAt.set(single.externalId, Date.now());
      start([single]);
    }
    await sleep(1000 / PER_SECOND);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
  return { byGrid, sent: sentAt, bursts };
}

async function send(url: string, key: string, cases: readonly object[]): Promise<void> {
  const body = JSON.stringify(cases);
  for (;;) {
    const response = await fetch(`${url}/api/cases`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body,
    });
    if (response.status === 503) {
      await response.arrayBuffer();
      await sleep(1000 * Number(response.headers.get('retry-after')));
      continue;
    }
    assert.equal(response.status, 200);
    const { accepted, duplicate } = (await response.json()) as ReportAnswer;
    assert.equal(accepted + duplicate, cases.length);
    return;
  }
}

async function signUp(url: string) {
  const json = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ name: 'admin', password: ADMIN_PASSWORD }),
  });
  const cookies = signedIn.headers.getSetCookie().map((line) => line.split(';', 1)[0]!.split(/=(.*)/s, 2));
  const cookie = cookies.map(([name, value]) => `${name}=${value}`).join('; ');
  const made = await fetch(`${url}/api/keys`, {
    method: 'POST',
    headers: { ...json, cookie },
    body: JSON.stringify({ name: 'bench', role: 'reporter' }),
  });
  const { key } = (await made.json()) as { key: string };
  return { cookies: cookies as [string, string][], cookie, key };
}

interface Watching {
  tesseraShown: [seq: number, at: number][];
}

/** Notes in the page when each event's number has been painted: the frame after the one in which the badge took it. */
async function watchFreshness(page: Page): Promise<void> {
  const badge = page.locator('[data-seq]').first();
  await badge.waitFor({ timeout: PATIENCE_MS });
  await page.evaluate(() => {
    const shown: [number, number][] = [];
    (globalThis as unknown as Watching).tesseraShown = shown;
    let last = 0;
    const look = () => {
      const seq = Number(document.querySelector('[data-seq]')?.getAttribute('data-seq'));
      if (seq === last) return;
      last = seq;
      requestAnimationFrame(() => setTimeout(() => shown.push([seq, Date.now()]), 0));
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['data-seq'],
    });
  });
}

type Shown = readonly (readonly [seq: number, at: number])[];

/** Which events were on the screen from when on, until the last one is. */
async function shownUntil(page: Page, last: number): Promise<Shown> {
  await page.waitForFunction(
    (seq) => (globalThis as unknown as Watching).tesseraShown.some(([shown]) => shown >= seq),
    last,
    { timeout: PATIENCE_MS },
  );
  return page.evaluate(() => (globalThis as unknown as Watching).tesseraShown);
}

/** When an event was painted. */
function shownAt(shown: Shown, seq: number): number {
  return shown.find(([last]) => last >= seq)![1];
}

/** Of each case, from the beginning of the transaction that stored it to the frame that shows it. */
function pixelDelays(shown: Shown, told: CrowdListener['told']): number[] {
  const delays: number[] = [];
  let i = 0;
  for (const [seq, { began, cases }] of [...told].sort(([a], [b]) => a - b)) {
    while (i < shown.length && shown[i]![0] < seq) i++;
    if (i < shown.length) for (let n = 0; n < cases; n++) delays.push(shown[i]![1] - began);
  }
  return delays;
}
