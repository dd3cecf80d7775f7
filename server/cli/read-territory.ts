import { checkPolygons } from '../../domain/coverage/check-polygons.ts';
import { type RawPolygon, readRawGeometry } from '../../domain/geometry/read-raw-polygons.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { toFaults } from './check-report.ts';
import { type FileSaid, readFeaturesFile } from './read-features-file.ts';

/** All polygons of a file as one territory. Refuses, beside what can't be read, one that is invalid or lies over itself. */
export async function readTerritory(path: string, said: FileSaid): Promise<Result<RawPolygon[]>> {
  const read = await readFeaturesFile(path, said);
  if (!read.ok) return read;
  const polygons: RawPolygon[] = [];
  for (const { row, geometry } of read.value.rows) {
    const raw = readRawGeometry(geometry);
    if (!raw.ok) return refuse(raw.reason.code, { path, row, ...raw.reason.params }, raw.reason.at);
    polygons.push(...raw.value);
  }
  if (polygons.length === 0) return refuse('polygon-empty', { path });
  const [fault] = toFaults(checkPolygons([{ id: path, polygons }]), String).invalid;
  return fault ? refuse(fault.reason, { path, at: String(fault.at) }) : ok(polygons);
}
