import type { Feature } from 'geojson';
import type { LngLat } from '../../../domain/contract/geometry.ts';
import { type Point, toDegrees, toLattice } from '../../../domain/geometry/point.ts';
import type { WireMoved } from '../../drafts/flow/moved-groups.ts';
import type { ProposedLayer, ProposedOnMap } from '../../drafts/flow/proposed-layer.ts';
import { type Anchor, anchorOf } from '../features/label-anchor.ts';

/** How a proposed grid is called and counted on the map. */
export interface ProposedText {
  readonly name: (grid: ProposedOnMap) => string;
  readonly count: (grid: ProposedOnMap, measure: ProposedLayer['measure']) => string;
}

/** The proposed grids themselves, each in the colour of its step. */
export function groundFeatures({ grids, below }: ProposedLayer): Feature[] {
  return [
    ...grids.map(
      ({ grid, step }): Feature => ({
        type: 'Feature',
        properties: { role: 'grid', grid: grid.id, step: step ?? '', changed: grid.changed },
        geometry: { type: 'Polygon', coordinates: grid.rings },
      }),
    ),
    ...below.map(
      (grid): Feature => ({
        type: 'Feature',
        properties: { role: 'below', grid: grid.id },
        geometry: { type: 'Polygon', coordinates: grid.rings },
      }),
    ),
  ];
}

const anchors = new WeakMap<ProposedOnMap['grid'], Anchor | null>();

function anchorOfGrid({ grid }: ProposedOnMap): Anchor | null {
  let anchor = anchors.get(grid);
  if (anchor === undefined) {
    const open = grid.rings.map((ring): Point[] =>
      ring.slice(0, -1).map(([lng, lat]) => toLattice(lng, lat)),
    );
    anchor = anchorOf([open]);
    anchors.set(grid, anchor);
  }
  return anchor;
}

/** Names and counts, each in the middle of the widest place of its grid; the larger stand where two have no room. */
export function labelFeatures({ grids, measure }: ProposedLayer, text: ProposedText): Feature[] {
  return grids.flatMap((proposed): Feature[] => {
    const anchor = anchorOfGrid(proposed);
    if (!anchor) return [];
    const properties = {
      role: 'label',
      name: text.name(proposed),
      count: text.count(proposed, measure),
      order: -anchor.width,
    };
    return [pointFeature(properties, toDegrees(anchor.at))];
  });
}

/** Grids that are chosen, those that come along, and the one under the pointer: as outlines. */
export function outlineFeatures(
  { grids }: ProposedLayer,
  roles: ReadonlyMap<string, 'chosen' | 'along' | 'hover'>,
): Feature[] {
  return grids.flatMap(({ grid }): Feature[] => {
    const role = roles.get(grid.id);
    return role === undefined
      ? []
      : [{ type: 'Feature', properties: { role }, geometry: { type: 'Polygon', coordinates: grid.rings } }];
  });
}

/** More buildings than this are too many to be seen one by one from afar. */
const MANY = 200;

/** Buildings that change grid; those in hand are marked. */
export function movedFeatures(moved: readonly WireMoved[], inHand: boolean): Feature[] {
  const many = moved.length > MANY;
  return moved.map(({ at }) => pointFeature({ role: 'moved', inHand, many }, at));
}

/** Places of what could not be met at the level that is shown. */
export function shortfallFeatures({ shortfalls }: ProposedLayer): Feature[] {
  return shortfalls.map(({ at }) => pointFeature({ role: 'shortfall' }, at));
}

/** Lines with a role: what a running draft has by now, barriers drawn by hand, and the one being drawn. */
export function lineFeatures(
  role: 'picture' | 'drawn' | 'line',
  lines: readonly (readonly LngLat[])[],
): Feature[] {
  return lines
    .filter((line) => line.length > 1)
    .map((line) => ({
      type: 'Feature',
      properties: { role },
      geometry: { type: 'LineString', coordinates: line as LngLat[] },
    }));
}

/** The corners of a line that is being drawn. */
export function cornerFeatures(line: readonly LngLat[]): Feature[] {
  return line.map((at) => pointFeature({ role: 'corner' }, at));
}

function pointFeature(properties: Feature['properties'], at: LngLat): Feature {
  return { type: 'Feature', properties, geometry: { type: 'Point', coordinates: [at[0], at[1]] } };
}
