import type { Geometry, Position } from 'geojson';

/** Where a position goes. */
export type Move = (at: readonly [number, number]) => [number, number];

/** A geometry with each of its positions moved; heights are left out. */
export function movedGeometry(geometry: Geometry, move: Move): Geometry {
  if (geometry.type === 'GeometryCollection')
    return { ...geometry, geometries: geometry.geometries.map((part) => movedGeometry(part, move)) };
  return { ...geometry, coordinates: moved(geometry.coordinates, move) } as Geometry;
}

type Nested = Position | Position[] | Position[][] | Position[][][];

function moved(part: Nested, move: Move): Nested {
  if (typeof part[0] === 'number') return move([part[0], part[1] as number]);
  return (part as Position[]).map((inner) => moved(inner, move)) as Nested;
}

/** Every position of a geometry. */
export function eachPosition(geometry: Geometry, see: (lng: number, lat: number) => void): void {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) eachPosition(part, see);
    return;
  }
  const walk = (part: Nested): void => {
    if (typeof part[0] === 'number') see(part[0], part[1] as number);
    else for (const inner of part as Position[]) walk(inner);
  };
  walk(geometry.coordinates);
}
