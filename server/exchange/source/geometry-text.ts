import { readCoordinate } from './read-coordinate.ts';
import type { PositionFound } from './table-position.ts';
import { readWkt } from './wkt.ts';

/** A GeoJSON geometry as text, as ogr2ogr writes it with AS_GEOJSON. */
const JSON_TEXT = /^\s*\{/;
/** `116.39,39.91;116.40,39.91|…`: how the map services of China write a line or a border. */
const PAIRS = /^[-+\d.]+[,\s][-+\d.,;|\s]+$/;

/** The geometry that one cell holds: WKT, WKB in hexadecimal, GeoJSON, or pairs of numbers. */
export function readGeometryText(text: string): PositionFound {
  if (JSON_TEXT.test(text)) return ofJson(text);
  if (PAIRS.test(text.trim())) return ofPairs(text);
  const found = readWkt(text);
  return typeof found === 'string' ? faulty(found) : { ...found, fault: null };
}

function ofJson(text: string): PositionFound {
  try {
    return { geometry: JSON.parse(text), srid: null, fault: null };
  } catch {
    return faulty('source:wkt-unreadable');
  }
}

/** One pair is a point, a row of them that ends where it began is a border, and any other a line. */
function ofPairs(text: string): PositionFound {
  const parts = text
    .split('|')
    .map((part) =>
      part
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair !== ''),
    )
    .filter((part) => part.length > 0)
    .map((part) => part.map((pair) => pair.split(/[,\s]+/).map((number) => readCoordinate(number, false))));
  if (
    parts.length === 0 ||
    parts.some((part) => part.some((pair) => pair.length !== 2 || pair.some(Number.isNaN)))
  )
    return faulty('source:position-unreadable');
  const sole = parts[0]!;
  if (parts.length === 1 && sole.length === 1) return sound({ type: 'Point', coordinates: sole[0] });
  const closed = parts.every((part) => part.length > 3 && String(part[0]) === String(part.at(-1)));
  if (parts.length === 1)
    return sound(
      closed ? { type: 'Polygon', coordinates: parts } : { type: 'LineString', coordinates: sole },
    );
  return sound(
    closed
      ? { type: 'MultiPolygon', coordinates: parts.map((part) => [part]) }
      : { type: 'MultiLineString', coordinates: parts },
  );
}

function sound(geometry: object): PositionFound {
  return { geometry, srid: null, fault: null };
}

function faulty(fault: string): PositionFound {
  return { geometry: null, srid: null, fault };
}
