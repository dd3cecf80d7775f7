import { ColumnScan } from './columns/column-scan.ts';
import { PositionSample } from './position-sample.ts';
import type { SourceLayer } from './source/source.ts';

/** What a first reading of a layer finds: nothing is kept of its rows but samples. */
export interface Survey {
  readonly rows: number;
  readonly columns: ColumnScan;
  /** Positions spread over the layer, in the file's own numbers. */
  readonly sample: readonly [x: number, y: number][];
}

/** Progress is told once in so many rows. */
const TOLD_EVERY = 500;

/** Reads a layer from end to end; `told` hears how many rows there have been. Throws `SourceFault` where the file ends too soon. */
export async function surveyLayer(layer: SourceLayer, told: (rows: number) => void): Promise<Survey> {
  const columns = new ColumnScan();
  const positions = new PositionSample();
  let rows = 0;
  for await (const row of layer.rows()) {
    rows += 1;
    columns.see(row);
    positions.see(row.geometry);
    if (rows % TOLD_EVERY === 0) told(rows);
  }
  return { rows, columns, sample: positions.positions() };
}
