import { createWriteStream } from 'node:fs';
import exceljs from 'exceljs';
import type { Cell, Column } from './columns.ts';
import type { OutFeature, Outgoing } from './outgoing.ts';
import { sheetNames } from './sheet-names.ts';
import { teamTable } from './team-rows.ts';
import { Turns } from './turns.ts';
import { wktHeads, wktText } from './wkt-text.ts';
import { wordOf } from './word-of.ts';
import { SheetRows } from './xlsx-cells.ts';

type Workbook = InstanceType<typeof exceljs.stream.xlsx.WorkbookWriter>;

/**
 * A workbook: a sheet a layer with the attributes in the words of the language, the geometry as `wkt` (and where these
 * are no true degrees their system as `crs`), and of grids the teams, a person a row. A text is a text, whatever it
 * begins with: nothing in it is ever a formula.
 */
export async function writeXlsx(outgoing: Outgoing, path: string): Promise<void> {
  const { columns, layers, placing, language, profile } = outgoing;
  const workbook: Workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(path),
    useSharedStrings: true,
    useStyles: true,
  });
  workbook.title = outgoing.name;
  const turns = new Turns();
  const { heads: wkt, system } = wktHeads(placing);
  const heads = [...columns.map(({ name, zh }) => (language === 'zh' ? zh : name)), ...wkt];
  const shown = (column: Column, { properties }: OutFeature): Cell => {
    const cell = column.of(properties);
    return column.words && typeof cell === 'string' ? wordOf(profile[column.words], cell, language) : cell;
  };
  const teams = outgoing.what === 'grids' ? teamTable(outgoing.features(), profile.roles, language) : null;
  const names = sheetNames([...(teams ? [teams.name] : []), ...layers.map(({ title }) => title[language])]);
  const teamName = teams ? names.shift() : undefined;
  for (const [i, layer] of layers.entries()) {
    const rows = new SheetRows(heads);
    for (const feature of layer.features()) {
      const cells = columns.map((column) => shown(column, feature));
      rows.add([...cells, ...system, wktText(placing.geometry(feature.geometry))]);
      await turns.next();
    }
    await addSheet(workbook, names[i]!, rows, turns);
  }
  if (teams && teamName !== undefined) {
    const rows = new SheetRows(teams.heads);
    for (const row of teams.rows) rows.add(row);
    await addSheet(workbook, teamName, rows, turns);
  }
  await workbook.commit();
}

async function addSheet(workbook: Workbook, name: string, rows: SheetRows, turns: Turns): Promise<void> {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  let isHead = true;
  for (const line of rows.lines()) {
    const row = sheet.addRow(line);
    if (isHead) row.font = { bold: true };
    isHead = false;
    row.commit();
    await turns.next();
  }
  sheet.commit();
}
