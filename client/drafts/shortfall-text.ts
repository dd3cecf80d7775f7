import type { WireShortfall } from '../../domain/contract/proposal.ts';
import type { Say } from '../i18n/use-say.ts';

const ACROSS = new Set([
  ...['rail', 'river', 'water', 'motorway', 'trunk', 'primary', 'secondary', 'tertiary'],
  ...['road', 'wall', 'drawn', 'barrier'],
]);

/** What could not be met, and what can be done about it, in words. */
export function shortfallText(
  { code, params }: Pick<WireShortfall, 'code' | 'params'>,
  measure: 'households' | 'persons',
  say: Say,
): { readonly what: string; readonly next: string } {
  const { households = 0, low = 0, high = 0, across = '', name = '', asked = 0, grids = 0 } = params;
  const words = {
    amount: say[measure](Number(households)),
    low: say.number(Math.ceil(Number(low))),
    high: say.number(Math.floor(Number(high))),
    across: acrossText(String(across), say),
    name: String(name),
    asked: say.number(Number(asked)),
    grids: say.number(Number(grids)),
  };
  return {
    what: say.t(`shortfall.${code}`, words).trim(),
    next: say.t(`shortfallNext.${code}`),
  };
}

/** Barriers in words: codes with commas between them. */
function acrossText(across: string, say: Say): string {
  const codes = across.split(/[\s,、]+/).filter((code) => code !== '');
  const known = codes.map((code) => (ACROSS.has(code) ? say.t(`draftAcross.${code}`) : code));
  return known.length > 0 ? [...new Set(known)].join(say.t('list.comma')) : say.t('draftAcross.barrier');
}
