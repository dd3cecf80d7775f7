import type { Feature, Point } from 'geojson';
import { LATTICE, type Polygon, toDegrees } from '../../../domain/geometry/point.ts';
import { type Anchor, anchorOf } from './label-anchor.ts';

export interface LabelText {
  readonly id: string;
  readonly name: string;
  /** The second line: the type's letter and the households. */
  readonly count: string;
  readonly locked: boolean;
  /** Tiling levels above the leaves'. */
  readonly rank: number;
}

interface LabelProperties extends LabelText {
  readonly fitName: number;
  readonly fitBoth: number;
  /** The zoom at which the children's labels take over. */
  readonly until: number;
  readonly order: number;
}

export type LabelFeature = Feature<Point, LabelProperties>;

const TILE_PX = 512;
/** Label heights of one and two lines, and what stays free beside the text, in px. */
const LINE_PX = 17;
const MARGIN_PX = 8;

/** Width of a text in px: a Chinese character is as wide as it is tall, a Latin one about 0.56 of that. */
function textWidth(text: string, sizePx: number): number {
  let ems = 0;
  for (const char of text) ems += char.charCodeAt(0) > 0x2e7f ? 1 : 0.56;
  return ems * sizePx;
}

function zoomThatFits(anchor: Anchor, widthPx: number, heightPx: number): number {
  const wide = Math.log2(((widthPx + MARGIN_PX) * 360 * LATTICE) / (TILE_PX * anchor.width));
  const tall = Math.log2(((heightPx + MARGIN_PX) * 360 * LATTICE) / (TILE_PX * anchor.height));
  return Math.max(wide, tall);
}

/** A grid's label at its anchor, with the zooms from which one and two lines fit inside it. */
export function labelFeature(
  text: LabelText,
  polygons: readonly Polygon[],
  until: number,
): LabelFeature | null {
  const anchor = anchorOf(polygons);
  if (!anchor) return null;
  const sizePx = text.rank === 0 ? 12 : text.rank === 1 ? 13 : 15;
  const name = textWidth(text.name, sizePx) + (text.locked ? 16 : 0);
  const both = Math.max(name, textWidth(text.count, sizePx * 0.92));
  return {
    type: 'Feature',
    properties: {
      ...text,
      fitName: zoomThatFits(anchor, name, LINE_PX),
      fitBoth: zoomThatFits(anchor, both, 2 * LINE_PX),
      until,
      order: -text.rank,
    },
    geometry: { type: 'Point', coordinates: toDegrees(anchor.at) },
  };
}
