import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { batchFolder, bookPath, LOGS } from '../../../../server/boards/batch/batch-files.ts';
import type { BatchOrder, SheetMaker } from '../../../../server/boards/batch/batch-task.ts';
import { boardSheets } from '../../../../server/boards/batch/board-sheets.ts';
import { makeBook } from '../../../../server/boards/batch/make-book.ts';
import { runBatch } from '../../../../server/boards/batch/run-batch.ts';
import { USUAL_TEMPLATE } from '../../../../server/boards/templates/built-in.ts';
import { beginJob, finishJob, getJob, queueJob } from '../../../../server/jobs/jobs.service.ts';
import { planContext } from '../../../../server/plans/context.ts';
import { Random } from '../../../arbitrary/random.ts';
import { openTestApp, type TestApp } from '../../harness/app.ts';
import { type BoardTown, boardTown } from '../board-town.ts';

let server: TestApp;
let town: BoardTown;
let dataDir: string;
let sheets: SheetMaker;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tessera-resume-'));
  server = await openTestApp('xincheng', { DATA_DIR: dataDir });
  town = await boardTown(server, true);
  const { connection, profile } = server;
  sheets = boardSheets(planContext({ db: connection.db, profile }), null);
});
afterAll(async () => {
  await server.close();
  await rm(dataDir, { recursive: true });
});

function order(format: 'pdf' | 'zip'): BatchOrder {
  return {
    plan: town.plan,
    grids: town.grids,
    template: { ...USUAL_TEMPLATE, paper: 'A4' },
    lang: 'zh',
    format,
    copies: 1,
    made: '2026-11-22T08:00:00.000Z',
    author: 'one',
  };
}

class Killed extends Error {}

/** Ends after so many sheets as a killed process does: in the middle of what it was doing. */
function killedAfter(sheetsDrawn: number): SheetMaker {
  let drawn = 0;
  return {
    ...sheets,
    draw(sheet, of) {
      if (drawn++ === sheetsDrawn) throw new Killed();
      return sheets.draw(sheet, of);
    },
  };
}

let folders = 0;
async function make(format: 'pdf' | 'zip', maker: SheetMaker, folder: string): Promise<Buffer> {
  const made = await makeBook({ job: 'job', order: order(format), folder }, maker, () => {});
  if (!made.ok) throw new Error(made.reason.code);
  return readFile(bookPath(folder, format));
}
const newFolder = () => join(dataDir, `folder-${folders++}`);

test('a batch that was killed and gone on with is the same bytes as one that was not, whatever was edited meanwhile', async () => {
  for (const format of ['pdf', 'zip'] as const) {
    const whole = await make(format, sheets, newFolder());
    const folder = newFolder();
    await expect(make(format, killedAfter(5), folder)).rejects.toThrow(Killed);
    await expect(make(format, killedAfter(4), folder)).rejects.toThrow(Killed);
    await town.edit({ kind: 'describe', gridIds: [town.grids[15]!], set: { name: `改名${format}` } });
    // What is on the disk is not drawn again, and nothing is gathered anew.
    let drawn = 0;
    const counting: SheetMaker = {
      ...sheets,
      open: () => {
        throw new Error('gathered anew');
      },
      draw(sheet, of) {
        drawn++;
        return sheets.draw(sheet, of);
      },
    };
    const resumed = await make(format, counting, folder);
    expect(drawn).toBe(16 - 9);
    expect(resumed.equals(whole)).toBe(true);
    await town.edit({ kind: 'describe', gridIds: [town.grids[15]!], set: { name: '第16网格' } });
  }
});

test('what was cut off anywhere in what was being written is made again', async () => {
  const whole = await make('pdf', sheets, newFolder());
  const random = new Random(7);
  for (let round = 0; round < 6; round++) {
    const folder = newFolder();
    await expect(make('pdf', killedAfter(8), folder)).rejects.toThrow(Killed);
    for (const log of LOGS.slice(random.whole(0, 2))) {
      const path = join(folder, log);
      const { length } = await readFile(path);
      await truncate(path, random.whole(0, length));
    }
    expect((await make('pdf', sheets, folder)).equals(whole)).toBe(true);
  }
});

async function runJob(folder: string, job: string, format: 'pdf' | 'zip' = 'pdf') {
  const { db } = server.connection;
  await beginJob(db, job, ['queued'], 'gathering');
  await finishJob(db, job, (work) =>
    runBatch(db, { job, order: order(format), folder }, sheets, (share, message) =>
      work.progress(share, message),
    ),
  );
  const found = await getJob(db, job);
  if (!found.ok) throw new Error('job gone');
  return found.value;
}

test('a full disk fails the job with the reason, whichever file it meets, and the ledger knows of nothing', async () => {
  const { db } = server.connection;
  for (const [file, format] of [
    ['gathered.log', 'pdf'],
    ['drawn.log', 'pdf'],
    ['told.log', 'pdf'],
    ['book.part', 'pdf'],
    ['book.part', 'zip'],
  ] as const) {
    const folder = newFolder();
    await mkdir(folder);
    // A device on which every write meets a full disk.
    await symlink('/dev/full', join(folder, file));
    const job = await queueJob(db, { kind: 'test', input: {}, author: 'one' });
    const { state, reason } = await runJob(folder, job, format);
    expect([file, state, (reason as { code: string } | null)?.code]).toEqual([file, 'failed', 'disk-full']);
    const prints = await db.selectFrom('board_prints').select('id').where('job_id', '=', job).execute();
    expect(prints).toEqual([]);
  }
});

/** Of util-linux, which every Linux has. */
const DISKS = { on: 'mount', off: 'umount' };

/** A disk of that size; skipped where this user may not mount one. */
function smallDisk(kilobytes: number): string | null {
  const folder = join(dataDir, `disk-${folders++}`);
  try {
    execFileSync('mkdir', [folder]);
    execFileSync(DISKS.on, ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync(DISKS.off, [folder]));
  return folder;
}

test('on a disk that is too small a batch leaves nothing behind, and the server goes on', async (context) => {
  const disk = smallDisk(64);
  if (disk === null) return context.skip();
  const small = await openTestApp('xincheng', { DATA_DIR: disk });
  onTestFinished(() => small.close());
  const of = await boardTown(small, false);
  const asked = await small.app.inject({
    method: 'POST',
    url: `/api/plans/${of.plan}/boards`,
    headers: of.one.headers,
    payload: { grids: 'all' },
  });
  for (;;) {
    const job = (await of.one.get(`/api/jobs/${asked.json().job}`)).json();
    if (job.state === 'queued' || job.state === 'running') continue;
    expect([job.state, job.reason?.code]).toEqual(['failed', 'disk-full']);
    break;
  }
  for (let i = 0; i < 100 && (await readdir(join(disk, 'boards'))).length > 0; i++)
    await new Promise((next) => setTimeout(next, 20));
  expect(await readdir(join(disk, 'boards'))).toEqual([]);
  expect((await of.one.get('/api/plans')).statusCode).toBe(200);
  expect(batchFolder(disk, 'x')).toBe(join(disk, 'boards', 'x'));
});
