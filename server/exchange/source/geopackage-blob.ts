import { readWkb, WkbFault } from './wkb-geometry.ts';

const MAGIC_G = 0x47;
const MAGIC_P = 0x50;
/** Bytes of the envelope by its code in the flags: none, xy, xyz, xym, xyzm. */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const;
/** Magic, version, flags, spatial reference. */
const HEADER_BYTES = 8;
const EMPTY = 0x10;
const EXTENDED = 0x20;

/**
 * The geometry of a GeoPackage's blob, shaped as GeoJSON; null where it is flagged empty. Throws WkbFault. Source: OGC
 * 12-128r18, clause 2.1.3 (GeoPackageBinary: header with an envelope, then ISO WKB).
 */
export function readGeoPackageBlob(blob: Uint8Array): object | null {
  if (blob.length < HEADER_BYTES || blob[0] !== MAGIC_G || blob[1] !== MAGIC_P || blob[2] !== 0)
    throw new WkbFault('source:geometry-damaged');
  const flags = blob[3]!;
  if ((flags & EXTENDED) !== 0) throw new WkbFault('source:geometry-curved');
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (envelope === undefined) throw new WkbFault('source:geometry-damaged');
  return (flags & EMPTY) !== 0 ? null : readWkb(blob, HEADER_BYTES + envelope);
}
