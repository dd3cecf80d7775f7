import closeWithGrace from 'close-with-grace';
import type { Profile } from '../domain/deployment/types.ts';
import { ensureAdmin, makeSignInLink } from './accounts/sign-in.ts';
import { buildApp } from './app.ts';
import { builtPage, devPage } from './build-page.ts';
import { startOffice } from './cases/office/start-office.ts';
import { offerDay } from './cases/simulate/offer-day.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { checkVersion, DatabaseTooOld } from './db/check-version.ts';
import type { Step } from './db/embedded/keep-open.ts';
import { DataDirInUse } from './db/embedded/lock.ts';
import { isEmpty } from './db/is-empty.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { type Db, inTransaction } from './db/transaction.ts';
import { refreshStatistics } from './db/upkeep.ts';
import { loadProfile } from './deployment/load-profile.ts';
import { Bus } from './live/bus.ts';
import { listen } from './live/listen.ts';
import { keepPruned } from './live/prune-events.ts';
import { planContext } from './plans/context.ts';

const CLOSE_MS = 20_000;

const STEPS: Readonly<Record<Step, string>> = {
  create: '创建数据库 Creating the database (once, up to 15 s)',
  open: '打开数据库 Opening the database',
  reopen: '数据库进程意外结束，正在重新打开 The database ended by itself: opening it again',
};

function say(line: string): void {
  console.log(line);
}

/** What to undo, newest first, when the process is told to end or can't start. */
const undo: (() => unknown)[] = [];

async function undoAll(): Promise<void> {
  while (undo.length > 0) await undo.pop()!();
}

/** The start, in order; the page is built while the database opens. Gives the address to print, and what to offer after it. */
async function start(config: Config, dev: boolean): Promise<{ address: string; offer: () => void }> {
  const profile = await loadProfile(config.deployment);
  const page = dev
    ? devPage().then(({ page, close }) => {
        undo.push(close);
        return page;
      })
    : builtPage(() => say('构建页面 Building the page (once)'));
  // Awaited below; a failure must not end the process before the database is closed.
  page.catch(() => {});

  const connection = await openDatabase(config, (step) => say(STEPS[step]));
  undo.push(() => connection.close());
  connection.lost.catch((error) => endWith(error));
  const { db } = connection;
  await checkVersion(db);
  if ((await migrate(db)).length > 0) say('数据库结构已更新 Brought the database up to date');
  if (config.demo && (await isEmpty(db))) await makeDemonstration(db, profile);
  await inTransaction(db, (tx) => startOffice(tx, profile));
  await ensureAdmin(db, config);

  const bus = await Bus.open(db);
  undo.push(await listen(connection, bus));
  undo.push(keepPruned(db));
  const app = await buildApp({ db, config, bus, profile, page: await page });
  undo.push(() => app.close());
  undo.push(() => bus.close());
  const address = reachable(config, await app.listen({ port: config.port, host: config.host }));
  const offer = () => undo.push(offerDay(planContext({ db, profile }), say));
  return {
    address: config.adminPassword === null ? address + (await makeSignInLink(db, config)) : address,
    offer,
  };
}

/** Fills an empty database with the deployment's town, where it has published enough for one. */
async function makeDemonstration(db: Db, profile: Profile): Promise<void> {
  const { zh, en } = profile.name;
  // Loaded only here: every later start does without the town generator.
  const { DEMONSTRATION_SEED, hasTown, seedDemonstration } = await import('./exchange/seed-demonstration.ts');
  if (!hasTown(profile)) {
    say(`${zh}没有演示数据，从空白开始 There is no demonstration of ${en}: starting empty`);
    return;
  }
  say(`生成演示数据 Making the demonstration: ${zh} ${en}`);
  const { seedCases } = await import('./exchange/seed-cases.ts');
  await seedDemonstration(db, profile, DEMONSTRATION_SEED, (tx, town) => seedCases(tx, profile, town));
  await refreshStatistics(db);
}

/** The address to type: the public one, or this machine's where the server listens everywhere. */
function reachable(config: Config, address: string): string {
  if (config.publicUrl !== null) return config.publicUrl;
  return address.replace(/\/\/(0\.0\.0\.0|\[::1?\])/, '//localhost');
}

/** One line for what a person can put right; the whole error for a fault of ours. */
function endWith(error: unknown): void {
  const { code } = error as NodeJS.ErrnoException;
  const plain =
    error instanceof ConfigError || error instanceof DataDirInUse || error instanceof DatabaseTooOld;
  if (plain) console.error((error as Error).message);
  else if (code === 'EADDRINUSE')
    console.error(`PORT is in use by another process: ${(error as Error).message}`);
  else console.error(error);
  void undoAll()
    .catch(() => {})
    .finally(() => process.exit(1));
}

closeWithGrace({ delay: CLOSE_MS, logger: false }, async ({ err }) => {
  if (err) console.error(err);
  say('\n正在关闭 Closing');
  await undoAll();
});

try {
  const started = performance.now();
  const config = readConfig(process.env);
  const { address, offer } = await start(config, process.argv.includes('--dev'));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`就绪 Ready in ${seconds} s`);
  say(
    config.adminPassword === null
      ? `登录链接（仅一次） Sign in, once: ${address}`
      : `地址 Address: ${address}`,
  );
  offer();
} catch (error) {
  endWith(error);
}
