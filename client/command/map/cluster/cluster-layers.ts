import type { Layer } from '@deck.gl/core';
import { ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import { MAP_FONT_FAMILY } from '../../../map/style/fonts.ts';
import { rgba, URGENCY_COLOURS } from '../points/case-colours.ts';
import type { ClusterAnswer } from './cluster-messages.ts';

const DISC = rgba('#1D3350', 0.94);
const EDGE = rgba('#3D8BFD');
const LATE = rgba(URGENCY_COLOURS.overdue);
const INK = rgba('#FFFFFF');
const DIGITS = [...'0123456789.k'];

/** Half the width of a cluster's disc: it grows with the order of magnitude. */
export function discPx(count: number, scale: number): number {
  return (11 + 4 * Math.log10(count)) * scale;
}

/** 128, 1.3k, 24k */
export function shortCount(n: number): string {
  if (n < 1000) return String(n);
  return n < 10_000 ? `${Math.floor(n / 100) / 10}k` : `${Math.floor(n / 1000)}k`;
}

/** Discs with the number of their cases; beside it, in red, how many of them are overdue. */
export function clusterLayers({ clusters }: ClusterAnswer, scale: number): Layer[] {
  const { positions, counts, overdue } = clusters;
  const all = Array.from(counts, (count, i) => ({
    at: [positions[2 * i]!, positions[2 * i + 1]!] as [number, number],
    count,
    late: overdue[i]!,
    radius: discPx(count, scale),
  }));
  if (all.length === 0) return [];
  const late = all.filter(({ late }) => late > 0);
  const text = {
    fontFamily: MAP_FONT_FAMILY,
    characterSet: DIGITS,
    fontWeight: 600,
    getColor: INK,
    getTextAnchor: 'middle',
    getAlignmentBaseline: 'center',
  } as const;
  // Upwards is less for text and more for discs.
  const badge =
    (up: 1 | -1) =>
    (one: (typeof all)[number]): [number, number] => [one.radius * 0.85, up * one.radius * 0.85];
  return [
    new ScatterplotLayer({
      id: 'cluster-disc',
      data: all,
      getPosition: (one) => one.at,
      getRadius: (one) => one.radius,
      radiusUnits: 'pixels',
      getFillColor: DISC,
      stroked: true,
      getLineColor: (one) => (one.late > 0 ? LATE : EDGE),
      getLineWidth: 2 * scale,
      lineWidthUnits: 'pixels',
    }),
    new TextLayer({
      ...text,
      id: 'cluster-count',
      data: all,
      getPosition: (one) => one.at,
      getText: (one) => shortCount(one.count),
      getSize: 13 * scale,
    }),
    new ScatterplotLayer({
      id: 'cluster-late',
      data: late,
      getPosition: (one) => one.at,
      getPixelOffset: badge(1),
      getRadius: (one) => (7 + 1.5 * shortCount(one.late).length) * scale,
      radiusUnits: 'pixels',
      getFillColor: LATE,
    }),
    new TextLayer({
      ...text,
      id: 'cluster-late-count',
      data: late,
      getPosition: (one) => one.at,
      getPixelOffset: badge(-1),
      getText: (one) => shortCount(one.late),
      getSize: 12 * scale,
    }),
  ];
}
