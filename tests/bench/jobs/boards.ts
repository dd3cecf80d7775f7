import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WireDivision } from '../../../domain/contract/division.ts';
import { inkIn } from '../../server/boards/draw/ink.ts';
import { pageOf } from '../../server/boards/draw/poppler.ts';
import { pdfPages } from '../../server/boards/read-pdf.ts';
import { ServerProcess } from '../../server/kill/server-process.ts';
import { BoardServer } from '../boards/board-server.ts';
import { editsMeanwhile } from '../boards/edits-meanwhile.ts';
import { printAtlas, qgisPython } from '../boards/qgis-atlas.ts';
import { median } from '../median-ms.ts';
import { against, type Bench, figure } from '../result.ts';

/** As many as Dongcheng has grids. */
const SHEETS = 589;
/** Kinds of grids of the demonstration, the smallest first: together they are about so many. */
const LEVELS = ['building', 'compound', 'community', 'office'];
const SINGLES = 6;
/** Printed by the peer too. */
const COMPARED = 30;
/** By then a server that has nothing to do has warmed its thread. */
const WARM_MS = 15_000;
/** What the issue asks for, on two cores that do nothing else. */
const AIMS = { sheetS: 1, batchS: 60, residentMB: 500, sheetKB: 300 };
/** CGCS2000, 3° zone of the demonstration: the exports of the peer are in metres. */
const CRS = 'EPSG:4548';

/** Of a page of words alone there is less than half of it on A3. */
const LEAST_INK_MM2 = 1_000;
const INK_DPI = 30;

type Report = Parameters<Bench>[0];
type Place = Pick<WireDivision, 'grids'> & { readonly plan: string };

/**
 * Sheets of the demonstration's grids on A3 as the product makes them, in a process of its own that has started a quarter of a minute
 * before: one, and as many as there are up to 589 in one PDF with index map and contents, while somebody edits. Time by the clock (so on
 * a machine that does nothing else) and of the processor; the resident memory of the server with its threads at its highest, without the
 * database's process. Then 30 of them beside QGIS Atlas, where that is installed, both answers read back.
 */
export const bench: Bench = async (report) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tessera-bench-boards-'));
  // The first start makes the page and the demonstration: its memory is no board's.
  const first = new ServerProcess(dataDir, { DEMO: '1' });
  await first.ready().finally(() => first.stop());
  const process = new ServerProcess(dataDir, { DEMO: '1' });
  try {
    const server = await BoardServer.of(process);
    await sleep(WARM_MS);
    const { items } = await server.ask<{ items: { id: string; status: string }[] }>('plans');
    const plan = items.find(({ status }) => status === 'in-force')!.id;
    const { grids } = await server.ask<WireDivision>(`plans/${plan}/division`);
    const place: Place = { plan, grids };
    await singles(server, place, report);
    await many(server, place, report);
    await beside(server, place, report);
  } finally {
    await process.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

function gridsOf({ grids }: Place): string[] {
  return LEVELS.flatMap((level) =>
    grids.filter((grid) => grid.level === level && !grid.unassigned).map(({ id }) => id),
  ).slice(0, SHEETS);
}

async function singles(server: BoardServer, place: Place, report: Report): Promise<void> {
  const { plan } = place;
  const sheet = (grid: string) =>
    server.timed(() => server.bytes(`plans/${plan}/grids/${grid}/board?paper=A3`));
  const used = [];
  for (const grid of gridsOf(place).slice(0, SINGLES)) used.push(await sheet(grid));
  const [one, ...others] = used;
  report(against('boards: one sheet, A3, the first', one!.clock, 's', 'aim', AIMS.sheetS));
  report(figure('boards: one sheet, A3, the first, processor', one!.processor, 's'));
  report(against('boards: one sheet, A3', median(others.map(({ clock }) => clock)), 's', 'aim', AIMS.sheetS));
  report(figure('boards: one sheet, A3, processor', median(others.map(({ processor }) => processor)), 's'));
  // Another plan's edit is what a planner does between two looks at a sheet.
  const [grid] = gridsOf(place);
  const { result } = await editsMeanwhile(server, { plan, grid: grid! }, async () => {
    await sleep(100);
    return sheet(grid!);
  });
  report(against('boards: one sheet, A3, of a plan just edited', result.clock, 's', 'aim', AIMS.sheetS));
}

async function many(server: BoardServer, place: Place, report: Report): Promise<void> {
  const grids = gridsOf(place);
  const before = await server.peakMegabytes();
  const { result, waited } = await editsMeanwhile(server, { plan: place.plan, grid: grids[0]! }, () =>
    server.batch(place.plan, grids),
  );
  const { made, clock, processor } = result;
  assert.equal(made.sheets, grids.length);
  const name = `boards: ${made.sheets} sheets, A3, one PDF`;
  const share = made.sheets / SHEETS;
  report(against(name, clock, 's', 'aim', AIMS.batchS * share));
  report(figure(`${name}, processor`, processor, 's'));
  report(figure(`${name}, resident at most before it`, before, 'MB'));
  report(against(`${name}, resident at most`, await server.peakMegabytes(), 'MB', 'aim', AIMS.residentMB));
  report(against(`${name}, a sheet`, made.bytes / made.sheets / 1000, 'kB', 'aim', AIMS.sheetKB));
  report(figure('boards: an edit meanwhile, answered', median(waited.answered), 'ms'));
  report(figure('boards: an edit meanwhile, answered, the slowest', Math.max(...waited.answered), 'ms'));
  report(figure('boards: an edit meanwhile, live event', median(waited.live), 'ms'));
  report(figure('boards: an edit meanwhile, live event, the slowest', Math.max(...waited.live), 'ms'));
}

/** The same 30 grids: ours from the question to the file, QGIS's export alone. */
async function beside(server: BoardServer, { plan, grids }: Place, report: Report): Promise<void> {
  const python = qgisPython();
  if (python === null) {
    console.log('  QGIS Atlas left out: there is no Python with qgis.core on the path');
    return;
  }
  const level = LEVELS[0]!;
  const compared = grids.filter((grid) => grid.level === level && !grid.unassigned).slice(0, COMPARED);
  const ids = compared.map(({ id }) => id);
  const folder = await mkdtemp(join(tmpdir(), 'tessera-atlas-'));
  try {
    for (const what of ['grids', 'buildings', 'lines']) {
      const file = await server.bytes(`plans/${plan}/export?format=gpkg&what=${what}&crs=${CRS}`);
      await writeFile(join(folder, `${what}.gpkg`), file);
    }
    await writeFile(join(folder, 'atlas.json'), JSON.stringify({ grids: ids, level }));
    const atlas = printAtlas(python, folder);
    const ours = await server.batch(plan, ids);
    const book = await server.bytes(`plans/${plan}/boards/${ours.job}/file`);
    const all = pdfPages(book);
    const pages = { whole: all.length, ours: all.slice(-COMPARED), qgis: pdfPages(atlas.pdf) };
    const inks = {
      ours: pages.ours.map((_, i) => inkOf(book, pages.whole - COMPARED + i + 1)),
      qgis: pages.qgis.map((_, i) => inkOf(atlas.pdf, i + 1)),
    };
    for (const maker of ['ours', 'qgis'] as const) {
      const texts = pages[maker];
      assert.equal(texts.length, COMPARED, `${maker}: ${texts.length} pages`);
      const names = compared.filter(({ name }) => !texts.some((text) => text.includes(name)));
      const blank = inks[maker].filter((mm2) => mm2 < LEAST_INK_MM2).length;
      assert.equal(blank, 0, `${maker}: ${blank} pages with an empty map`);
      assert.equal(names.length, 0, `${maker} has no page of ${names.map(({ name }) => name).join()}`);
    }
    const name = `boards: ${COMPARED} sheets, A3`;
    report(against(name, ours.clock, 's', 'QGIS Atlas', atlas.seconds));
    report(against(`${name}, processor`, ours.processor, 's', 'QGIS Atlas', atlas.processor));
    report(
      against(
        `${name}, file a sheet`,
        book.length / COMPARED / 1000,
        'kB',
        'QGIS Atlas',
        atlas.pdf.length / COMPARED / 1000,
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How much ink a page has, in square millimetres of black: a page whose map is empty is quickly printed. */
function inkOf(pdf: Uint8Array, page: number): number {
  const pixels = pageOf(Buffer.from(pdf), INK_DPI, page);
  return inkIn({ dpi: INK_DPI, pixels }, [0, 0, 420, 297]).mm2;
}
