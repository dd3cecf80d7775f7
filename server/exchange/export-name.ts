import type { ExportContent } from '../../domain/contract/exchange.ts';
import type { Language } from './write/outgoing.ts';
import type { Placing } from './write/placing.ts';

const CONTENT: Readonly<Record<ExportContent, Readonly<Record<Language, string>>>> = {
  grids: { zh: '网格', en: 'grids' },
  buildings: { zh: '楼栋', en: 'buildings' },
  lines: { zh: '道路水系', en: 'lines' },
  places: { zh: '点位', en: 'places' },
};
const NAME_MAX = 80;

/**
 * What an exported file is called: the plan, what of it, at which revision, and in which coordinates unless these are
 * true degrees.
 */
export function exportName(
  plan: { readonly name: string; readonly revision: number },
  what: ExportContent,
  { crs, plain }: Placing,
  language: Language,
  extension: string,
): string {
  const name = plan.name.replace(/[\s\p{Cc}"*/:<>?\\|]+/gu, ' ').trim();
  const short =
    name
      .slice(0, NAME_MAX)
      .replace(/[\uD800-\uDBFF]$/, '')
      .replace(/[. ]+$/, '') || 'plan';
  const system = plain ? '' : `-${crs.id.replace(/[^A-Za-z0-9]+/g, '')}`;
  return `${short}-${CONTENT[what][language]}-r${plan.revision}${system}.${extension}`;
}

/** A header that has a browser save an answer under a name of any script (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7E]|["%\\]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
