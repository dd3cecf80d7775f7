import { csvLine } from './csv-line.ts';
import type { Outgoing } from './outgoing.ts';
import { TextFile } from './text-file.ts';
import { Turns } from './turns.ts';
import { wktHeads, wktText } from './wkt-text.ts';

/** By this Excel knows that a file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One table of all layers: the attributes, then the geometry as `wkt`, where these are no true degrees their system
 * before it as `crs`, on every line, since nothing else in the file could say it.
 */
export async function writeCsv(outgoing: Outgoing, path: string): Promise<void> {
  const { columns, placing } = outgoing;
  const turns = new Turns();
  const { heads, system } = wktHeads(placing);
  await TextFile.write(path, async (file) => {
    await file.add(BYTE_ORDER_MARK + csvLine([...columns.map(({ name }) => name), ...heads]));
    for (const { properties, geometry } of outgoing.features()) {
      const cells = columns.map((column) => column.of(properties));
      await file.add(csvLine([...cells, ...system, wktText(placing.geometry(geometry))]));
      await turns.next();
    }
  });
}
