import type { Scheme } from './palette.ts';

/** Households against target, from far under to far over. */
export const BALANCE_STEPS = ['far-under', 'under', 'in', 'over', 'far-over'] as const;
export type BalanceStep = (typeof BALANCE_STEPS)[number];

/** By night what is in band sinks into the ground, as it does by day. */
const BALANCE_HUES: Readonly<Record<Scheme, Readonly<Record<BalanceStep, string>>>> = {
  light: { 'far-under': '#2166AC', under: '#92C5DE', in: '#F7F7F7', over: '#F4A582', 'far-over': '#B2182B' },
  dark: { 'far-under': '#2F7FD1', under: '#4C7F99', in: '#22303F', over: '#B5724F', 'far-over': '#C22A3D' },
};

/** Beyond this share past the band's end a grid is far off: half the target under, half over. */
const FAR_UNDER = 0.5;
const FAR_OVER = 1.5;

/** The step of the balance colours; `ratio` is measured over target. */
export function balanceStep(side: 'under' | 'in' | 'over', ratio: number): BalanceStep {
  if (side === 'under') return ratio < FAR_UNDER ? 'far-under' : 'under';
  if (side === 'over') return ratio > FAR_OVER ? 'far-over' : 'over';
  return 'in';
}

export function balanceColour(step: BalanceStep, scheme: Scheme): string {
  return BALANCE_HUES[scheme][step];
}

/** A hue by day; at night the same hue, darker by a third. `hex` is `#RRGGBB`. */
export function atScheme(hex: string, scheme: Scheme): string {
  if (scheme === 'light') return hex;
  const channel = (at: number) =>
    Math.round((Number.parseInt(hex.slice(at, at + 2), 16) * 2) / 3)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** A colour as it looks laid over another with an opacity: for the legend, which shows what the map shows. */
export function overGround(hex: string, ground: string, opacity: number): string {
  return `color-mix(in srgb, ${hex} ${Math.round(opacity * 100)}%, ${ground})`;
}
