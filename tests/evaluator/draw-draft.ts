import type { Position } from 'geojson';
import type { DraftInput, DraftOutput } from './draft-input.ts';
import type { Judged } from './judge-draft.ts';
import { planeAround } from './plane.ts';
import { polygonsOf } from './point-in-polygon.ts';

/** Colours of look.md: under, in the band, over. */
const UNDER = ['#2166AC', '#92C5DE'] as const;
const IN_BAND = '#F7F7F7';
const OVER = ['#F4A582', '#B2182B'] as const;
const MAIN = /^(motorway|trunk|primary|secondary)/;

/** A draft as an SVG, `width` pixels wide: streets, buildings, grids coloured by households against the target, their number in the middle. */
export function drawDraft(
  grids: DraftOutput,
  input: DraftInput,
  counts: readonly number[],
  { target, tolerance }: { target: number; tolerance: number },
  width: number,
  window?: readonly [west: number, south: number, east: number, north: number],
): string {
  const corners: Position[] = window
    ? [
        [window[0], window[1]],
        [window[2], window[3]],
      ]
    : input.territory.flatMap(({ geometry }) => polygonsOf(geometry).flat(2));
  const plane = planeAround(corners);
  const size = corners.map(plane.to);
  const east = Math.max(...size.map(([x]) => x));
  const north = Math.max(...size.map(([, y]) => y));
  const scale = width / east;
  const height = Math.round(north * scale);
  const at = (p: Position) => {
    const [x, y] = plane.to(p);
    return `${(x * scale).toFixed(1)},${((north - y) * scale).toFixed(1)}`;
  };
  const path = (rings: readonly Position[][]) => rings.map((ring) => `M${ring.map(at).join('L')}Z`).join('');
  const fill = (count: number) => {
    const off = count / target - 1;
    if (Math.abs(off) <= tolerance + 1e-9)
      return Math.abs(off) <= 0.1 ? IN_BAND : off < 0 ? '#E3EEF4' : '#FBE9DF';
    return off < 0 ? UNDER[off < -0.5 ? 0 : 1] : OVER[off > 0.5 ? 1 : 0];
  };
  const shapes = grids.map(
    ({ geometry }, i) =>
      `<path d="${polygonsOf(geometry).map(path).join('')}" fill="${fill(counts[i]!)}" fill-rule="evenodd" stroke="#0B6BCB" stroke-width="2.2" stroke-linejoin="round"/>`,
  );
  const lines = input.lines.features.map(({ geometry, properties }) => {
    const wide = MAIN.test(properties.class ?? '') ? 2.4 : 1;
    const colour = { water: '#7FB5D6', rail: '#777777', wall: '#B08D57' }[properties.kind] ?? '#CFC8B8';
    const dash = properties.tunnel ? ' stroke-dasharray="3 3"' : '';
    return `<path d="M${geometry.coordinates.map(at).join('L')}" fill="none" stroke="${colour}" stroke-width="${wide}"${dash}/>`;
  });
  const houses = input.buildings.features.flatMap(({ geometry, properties }) =>
    geometry.type === 'Point'
      ? []
      : polygonsOf(geometry).map(
          (polygon) =>
            `<path d="${path(polygon)}" fill="${properties.households > 0 ? '#B9B2A3' : '#DDD8CE'}"/>`,
        ),
  );
  const labels = grids.map(({ geometry }, i) => {
    const [x, y] = at(middle(polygonsOf(geometry)[0]![0]!)).split(',');
    return `<text x="${x}" y="${y}" font-size="13" text-anchor="middle" font-family="sans-serif" fill="#2B2B2B" stroke="#FFFFFF" stroke-width="3" paint-order="stroke">${counts[i]}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#F5F3EE"/>${shapes.map((shape) => shape.replace(/stroke="[^"]*" stroke-width="[^"]*"/, 'stroke="none"')).join('')}${houses.join('')}${lines.join('')}${shapes.map((shape) => shape.replace(/fill="#[^"]*"/, 'fill="none"')).join('')}${labels.join('')}</svg>`;
}

/** One line of figures beneath a picture. */
export function captionOf(judged: Judged): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return `${judged.grids} grids · within ±20 % ${percent(judged.within)} · within ±10 % ${percent(judged.withinTen)} · on lines ${percent(judged.onLines)} · Polsby-Popper ${judged.compactness.toFixed(2)}`;
}

/** Centre of gravity of a ring. */
function middle(ring: readonly Position[]): Position {
  let [x, y, sum] = [0, 0, 0];
  const [ox, oy] = ring[0] as [number, number];
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = [ring[i - 1]![0]! - ox, ring[i - 1]![1]! - oy];
    const [bx, by] = [ring[i]![0]! - ox, ring[i]![1]! - oy];
    const cross = ax * by - bx * ay;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
    sum += cross;
  }
  return sum === 0 ? [ox, oy] : [ox + x / (3 * sum), oy + y / (3 * sum)];
}
