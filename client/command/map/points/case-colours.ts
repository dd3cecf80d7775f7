import { URGENCIES, type Urgency } from '../../../../domain/case/types.ts';

/** The colours of a case on the map, the list and the charts (look.md); full red is nobody else's. */
export const URGENCY_COLOURS: Readonly<Record<Urgency, string>> = {
  open: '#3D8BFD',
  soon: '#F2A541',
  overdue: '#E5232E',
  closed: '#7A8794',
};

export type Rgba = readonly [r: number, g: number, b: number, a: number];

/** `#RRGGBB` with an opacity of 0–1, each as 0–255. */
export function rgba(hex: string, opacity = 1): [number, number, number, number] {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5), Math.round(255 * opacity)];
}

/** By the index in `URGENCIES`. */
export const URGENCY_RGBA: readonly Rgba[] = URGENCIES.map((name) => rgba(URGENCY_COLOURS[name]));
