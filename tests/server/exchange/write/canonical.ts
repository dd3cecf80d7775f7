import type { Geometry, Position } from 'geojson';

type Convert = (position: Position) => Position;

/**
 * A geometry as a text that is the same for the same geometry: whichever corner its rings start from, whichever way they
 * run, in whichever order parts and holes come, and whether one part is a Polygon or a MultiPolygon of one.
 */
export function canonical(shape: Geometry, convert: Convert = (position) => position): string {
  switch (shape.type) {
    case 'Point':
      return `point ${convert(shape.coordinates)}`;
    case 'LineString':
      return `line ${shape.coordinates.map(convert).join(' ')}`;
    case 'Polygon':
      return polygons([shape.coordinates], convert);
    case 'MultiPolygon':
      return polygons(shape.coordinates, convert);
    case 'GeometryCollection':
      return polygons(
        shape.geometries.map((part) => (part.type === 'Polygon' ? part.coordinates : [])),
        convert,
      );
    default:
      throw new Error(shape.type);
  }
}

function polygons(parts: readonly Position[][][], convert: Convert): string {
  const ring = (closed: Position[]) => {
    if (String(closed[0]) !== String(closed.at(-1))) throw new Error('a ring that is not closed');
    const open = closed.slice(1).map((position) => String(convert(position)));
    const first = open.indexOf(open.toSorted()[0]!);
    const turned = [...open.slice(first), ...open.slice(0, first)];
    const back = [turned[0]!, ...turned.slice(1).reverse()];
    return turned[1]! < back[1]! ? turned.join(' ') : back.join(' ');
  };
  return parts
    .map(([shell, ...holes]) => [ring(shell!), ...holes.map(ring).sort()].join('; '))
    .sort()
    .join(' | ');
}

/** All positions of geometries. */
export function* positionsOf(shapes: Iterable<Geometry>): Iterable<Position> {
  for (const shape of shapes) {
    if (shape.type === 'Point') yield shape.coordinates;
    else if (shape.type === 'LineString') yield* shape.coordinates;
    else if (shape.type === 'Polygon') yield* shape.coordinates.flat();
    else if (shape.type === 'MultiPolygon') yield* shape.coordinates.flat(2);
    else throw new Error(shape.type);
  }
}

/** A geometry of well-known text, by its brackets alone. */
export function fromWkt(text: string): Geometry {
  const [, type = '', body = ''] = /^([A-Z]+) (.*)$/s.exec(text) ?? [];
  const json = body
    .replaceAll('(', '[')
    .replaceAll(')', ']')
    .replace(/(-?[\d.]+) (-?[\d.]+)/g, '[$1,$2]');
  const coordinates = JSON.parse(json);
  if (type === 'POINT') return { type: 'Point', coordinates: coordinates[0] };
  if (type === 'LINESTRING') return { type: 'LineString', coordinates };
  return { type: type === 'POLYGON' ? 'Polygon' : 'MultiPolygon', coordinates };
}
