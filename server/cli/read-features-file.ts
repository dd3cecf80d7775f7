import { basename } from 'node:path';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { crsById } from '../crs/known-crs.ts';
import { coordinatesMisfit } from '../crs/numbers-fit.ts';
import { crsFromClaim } from '../crs/read-prj.ts';
import { chooseLayer } from '../exchange/choose-layer.ts';
import { collect } from '../exchange/collect.ts';
import { placeGeometry } from '../exchange/place-geometry.ts';
import { PositionSample } from '../exchange/position-sample.ts';
import { withScratch } from '../exchange/scratch.ts';
import { openSource } from '../exchange/source/open-source.ts';
import { type FeatureRow, SourceFault } from '../exchange/source/source.ts';
import { filesOf } from './files-of.ts';

/** What is said of a file on the command line. */
export interface FileSaid {
  readonly crs?: string | undefined;
  readonly encoding?: string | undefined;
  readonly layer?: string | undefined;
}

export interface FeaturesFile {
  readonly rows: readonly FeatureRow[];
  /** The coordinate system that its numbers were read in. */
  readonly crs: string;
}

/**
 * The features of a file of any format that is imported, in degrees of the system that is said here, else that the file says: on
 * the command line nothing is there to hold it against. Refuses `file-unreadable` (there is none, or no right to it), what its format refuses,
 * `layer-unknown`, `crs-unknown`; a feature with a fault is given with it.
 */
export async function readFeaturesFile(path: string, said: FileSaid = {}): Promise<Result<FeaturesFile>> {
  const files = await filesOf(path).catch((error: NodeJS.ErrnoException) => error);
  if (!Array.isArray(files)) return refuse('file-unreadable', { path, error: files.code ?? 'unknown' });
  const read = await withScratch(async (folder) => {
    const source = await openSource(files, said.encoding ? { encoding: said.encoding } : {}, folder);
    if (!source.ok) return source;
    try {
      const chosen = chooseLayer(source.value, said.layer);
      if (!chosen.ok) return chosen;
      const { layer, sure } = chosen.value;
      if (!sure)
        return refuse('layer-needed', { layers: source.value.layers.map(({ name }) => name).join(', ') });
      const crs = said.crs
        ? crsById(said.crs)
        : layer.crs
          ? crsFromClaim(layer.crs.text)
          : crsById('EPSG:4326');
      if (!crs.ok) return crs;
      const { projected, datum, id, toDegrees } = crs.value;
      const rows = await collect(layer.rows());
      const sample = new PositionSample();
      for (const { geometry } of rows) sample.see(geometry);
      const misfit = coordinatesMisfit(crs.value, sample.positions());
      if (misfit) return { ok: false, reason: misfit } as const;
      const asIs = !projected && datum === 'wgs84';
      const placed = asIs
        ? rows
        : rows.map((row) => ({ ...row, geometry: placeGeometry(row.geometry, toDegrees) }));
      return ok({ rows: placed, crs: id });
    } catch (error) {
      if (error instanceof SourceFault) return refuse(error.code, error.params);
      throw error;
    } finally {
      await source.value.close();
    }
  });
  return read.ok ? read : refuse(read.reason.code, { path: basename(path), ...read.reason.params });
}
