import { mkdirSync, writeFileSync } from 'node:fs';
import { layoutSheet } from '../../../../domain/board/layout/layout-sheet.ts';
import type { BoardTemplate } from '../../../../domain/board/template.ts';
import { BUILT_IN_TEMPLATES } from '../../../../domain/board/templates.ts';
import { decodePng } from '../../../../server/boards/draw/decode-png.ts';
import { drawingToPdf } from '../../../../server/boards/draw/drawing-to-pdf.ts';
import { drawingToPng } from '../../../../server/boards/draw/drawing-to-png.ts';
import { sheetTools } from '../../../../server/boards/sheets/sheet-tools.ts';
import { type BoardWorld, demonstrationBoards } from '../../../fixtures/board-contents.ts';
import { liechtensteinBoards } from '../../../fixtures/liechtenstein-boards.ts';
import { shrunk, smallPng } from './small-png.ts';

/** Draws the sheets of docs/boards anew: `node tests/server/boards/golden/draw-docs.ts`. */
const FOLDER = new URL('../../../../docs/boards/', import.meta.url);
const MADE = new Date('2026-11-22T00:00:00Z');
const [BOARD, , HAND_OUT] = BUILT_IN_TEMPLATES as readonly [BoardTemplate, BoardTemplate, BoardTemplate];
/** What the licence of the data (ODbL 1.0) asks for. */
const SOURCE = {
  zh: '底图数据：© OpenStreetMap contributors（ODbL 1.0）；住户数为估算，人员为虚构',
  en: 'Map data © OpenStreetMap contributors (ODbL 1.0); households are estimated, people invented',
};

const made = demonstrationBoards();
await draw('demonstration-grid-zh', made, 'building-190', 'zh', BOARD);
await draw('demonstration-grid-en', made, 'building-190', 'en', BOARD);
await draw('demonstration-community-zh', made, 'community-012', 'zh', BOARD);
await draw('demonstration-community-bw-en', made, 'community-012', 'en', { ...BOARD, mono: true });
await draw('demonstration-hand-out-zh', made, 'building-190', 'zh', HAND_OUT);
await draw('demonstration-office-a0-zh', made, 'office', 'zh', { ...BOARD, paper: 'A0' });
const real = liechtensteinBoards('sheets of Liechtenstein for the documents');
if (real !== null) {
  const template: BoardTemplate = { ...BOARD, footing: SOURCE };
  const grid = [...real.division.tree.grids.values()].find(
    ({ name, level }) => name === 'Vaduz 5' && level === 'compound',
  )!;
  await draw('liechtenstein-grid-zh', real, grid.id, 'zh', template);
  await draw('liechtenstein-grid-en', real, grid.id, 'en', template);
  await draw('liechtenstein-community-a0-en', real, 'Eschen', 'en', { ...template, paper: 'A0' });
}

async function draw(
  name: string,
  world: BoardWorld,
  grid: string,
  lang: 'zh' | 'en',
  template: BoardTemplate,
): Promise<void> {
  const laid = layoutSheet(world.contentOf(grid, { lang, template }), template, sheetTools());
  if (!laid.ok) throw new Error(laid.reason.code);
  const [drawing] = laid.value.drawings;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL(`${name}.pdf`, FOLDER), drawingToPdf(drawing, MADE));
  // About 1,200 pixels wide, each the mean of four.
  const png = await drawingToPng(drawing, Math.max(72, Math.round((2400 * 25.4) / drawing.width)));
  if (!png.ok) throw new Error(png.reason.code);
  const pixels = decodePng(png.value)!;
  writeFileSync(
    new URL(`${name}.png`, FOLDER),
    smallPng(shrunk(pixels, Math.max(1, Math.round(pixels.width / 1200)))),
  );
  console.log(name, laid.value.map?.scale, JSON.stringify(laid.value.notices));
}
