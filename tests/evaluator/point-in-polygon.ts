import type { MultiPolygon, Polygon, Position } from 'geojson';

/** The polygons of a geometry. */
export function polygonsOf(geometry: Polygon | MultiPolygon): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Is a position in a polygon (even-odd over all of its rings)? On the edge it may be either. */
export function isInside([x, y]: Position, polygon: readonly Position[][]): boolean {
  let inside = false;
  for (const ring of polygon)
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as [number, number];
      const [bx, by] = ring[i] as [number, number];
      if (ay > y! !== by > y! && x! < ax + ((y! - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  return inside;
}

/** m² of a polygon in a plane: shell less holes. */
export function planarArea(polygon: readonly Position[][], to: (p: Position) => [number, number]): number {
  let area = 0;
  polygon.forEach((ring, r) => {
    let sum = 0;
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = to(ring[i - 1]!);
      const [bx, by] = to(ring[i]!);
      sum += ax * by - bx * ay;
    }
    area += (r === 0 ? 1 : -1) * Math.abs(sum / 2);
  });
  return area;
}
