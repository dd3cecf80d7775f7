import type { Say } from './use-say.ts';

/** An area as people say it: below a hectare in m², from there in hectares, from a square kilometre on in km². */
export function areaText(m2: number, say: Say): string {
  if (m2 >= 1e6) return say.t('area.km2', { n: say.number(Number((m2 / 1e6).toPrecision(3))) });
  if (m2 >= 1e4) return say.t('area.ha', { n: say.number(Number((m2 / 1e4).toPrecision(3))) });
  return say.t('area.m2', { n: say.number(m2 < 10 ? Number(m2.toPrecision(2)) : Math.round(m2)) });
}
