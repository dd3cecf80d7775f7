import type { Say } from '../../../i18n/use-say.ts';

/** A density as people read it: three digits, and its unit. */
export function heatText(value: number, say: Say): string {
  return say.t('caseMap.perHaDay', { n: heatNumber(value, say) });
}

/** 0.0034 → <0.01, 2.654 → 2.65 */
export function heatNumber(value: number, say: Say): string {
  if (value === 0) return '0';
  if (value < 0.01) return `<${say.number(0.01)}`;
  return say.number(Number(value.toPrecision(3)));
}
