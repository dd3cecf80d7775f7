import { createHash } from 'node:crypto';
import { SHEET_WORDS } from '../../../domain/board/sheet-words.ts';
import type { BoardLang } from '../../../domain/contract/board.ts';
import type { PublicFacts, Reach } from './public-facts.ts';
import { PUBLIC_WORDS } from './public-words.ts';

/** A page as it is sent, with the policy under which a browser shows it: no script, nothing from elsewhere, nowhere to send to. */
export interface PublicPage {
  readonly html: string;
  readonly policy: string;
}

const LANG: Readonly<Record<BoardLang, string>> = { zh: 'zh-CN', en: 'en' };
/** What a telephone can dial: an extension, or a word that follows, it can't. */
const NUMBER = /^\s*\+?\d[\d\s()-]*\d/;
const COLOUR = /^#[0-9a-f]{6}$/i;
const ACCENT = '#0B6BCB';

/** The page of one grid: where am I, who is my grid worker, whom do I call. */
export function publicHtml(
  facts: PublicFacts,
  map: string | null,
  { lang, accent }: { readonly lang: BoardLang; readonly accent: string },
): PublicPage {
  const words = PUBLIC_WORDS[lang];
  const sheet = SHEET_WORDS[lang];
  const body = [
    `<p class="above">${escaped(facts.above || facts.office)}</p>`,
    `<h1>${escaped(facts.title)}</h1>`,
    reaches(sheet.team, facts.team, lang),
    facts.communityPhone === ''
      ? ''
      : `<p class="community">${escaped(sheet.communityPhone)} ${phone(facts.communityPhone, lang)}</p>`,
    map === null
      ? ''
      : `<img src="data:image/svg+xml;charset=utf-8,${uriOf(map)}" alt="${escaped(words.mapOf + facts.title)}" width="360" height="360">`,
    facts.fourSides === '' ? '' : `<h2>${escaped(sheet.fourSides)}</h2><p>${escaped(facts.fourSides)}</p>`,
    reaches(sheet.services, facts.services, lang),
    `<dl>${facts.facts.map(([what, value]) => `<div><dt>${escaped(what)}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>`,
    `<footer><p>${escaped(facts.office)}</p>${facts.foot.map((line) => `<p>${escaped(line)}</p>`).join('')}</footer>`,
  ];
  return pageOf(lang, facts.title, body.join('\n'), accent);
}

/** What a resident sees instead of a page that there is not, or not any more, or not yet: one answer for all. */
export function goneHtml(lang: BoardLang): PublicPage {
  const { goneTitle, gone } = PUBLIC_WORDS[lang];
  return pageOf(lang, goneTitle, `<h1>${escaped(goneTitle)}</h1><p>${escaped(gone)}</p>`, ACCENT);
}

/** What a resident sees while too many are asking (`busy`), or where something went wrong with the page. */
export function laterHtml(lang: BoardLang, why: 'busy' | 'fault'): PublicPage {
  const words = PUBLIC_WORDS[lang];
  const title = words[`${why}Title`];
  return pageOf(lang, title, `<h1>${escaped(title)}</h1><p>${escaped(words[why])}</p>`, ACCENT);
}

function reaches(title: string, all: readonly Reach[], lang: BoardLang): string {
  if (all.length === 0) return '';
  const rows = all.map(
    ({ what, name, phone: number }) =>
      `<li><span class="what">${escaped(what)}</span><span class="name">${escaped(name)}</span>${phone(number, lang)}</li>`,
  );
  return `<h2>${escaped(title)}</h2><ul>${rows.join('')}</ul>`;
}

function phone(text: string, lang: BoardLang): string {
  const dialled = NUMBER.exec(text)?.[0].replace(/[^\d+]/g, '');
  if (dialled === undefined) return `<span>${escaped(text)}</span>`;
  const label = `${PUBLIC_WORDS[lang].call} ${text}`;
  return `<a href="tel:${dialled}" aria-label="${escaped(label)}">${escaped(text)}</a>`;
}

function pageOf(lang: BoardLang, title: string, body: string, accent: string): PublicPage {
  const style = styleOf(COLOUR.test(accent) ? accent : ACCENT);
  const digest = createHash('sha256').update(style).digest('base64');
  const other = lang === 'zh' ? 'en' : 'zh';
  const html = `<!doctype html>
<html lang="${LANG[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
${body}
<p class="language"><a href="?lang=${other}" hreflang="${LANG[other]}" lang="${LANG[other]}">${PUBLIC_WORDS[lang].other}</a></p>
</main>
</body>
</html>
`;
  return {
    html,
    policy: `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  };
}

function styleOf(accent: string): string {
  return `:root{color-scheme:light}*{box-sizing:border-box}body{margin:0;background:#F5F3EE;color:#2B2B2B;font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans SC",system-ui,sans-serif}main{max-width:480px;margin:0 auto;padding:16px;background:#fff;min-height:100vh;overflow-wrap:anywhere}h1{font-size:24px;line-height:1.3;margin:0 0 16px;border-bottom:3px solid ${accent};padding-bottom:8px}h2{font-size:15px;margin:24px 0 4px;color:#55503F}p{margin:0}.above{color:#55503F;font-size:14px}img{display:block;width:100%;height:auto;aspect-ratio:1;margin-top:16px;border:1px solid #D8D3C8}ul{list-style:none;margin:0;padding:0}li{display:flex;flex-wrap:wrap;gap:0 12px;align-items:baseline;padding:10px 0;border-bottom:1px solid #E3DFD6}li .what{color:#55503F}li .name{font-weight:600;flex:1}a{color:#0B5CAD;font-variant-numeric:tabular-nums}li a,.community a{font-size:18px;padding:4px 0}.community{margin-top:12px}dl{margin:24px 0 0}dl div{display:flex;gap:12px;padding:6px 0;border-bottom:1px solid #E3DFD6}dt{color:#55503F;min-width:6em}dd{margin:0}footer{margin-top:24px;color:#55503F;font-size:14px}.language{margin-top:16px;font-size:14px}`;
}

function escaped(text: string): string {
  return text
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** An SVG within an attribute in double quotes: as few signs escaped as a browser allows. */
function uriOf(svg: string): string {
  return svg.toWellFormed().replace(/[%#"&]/g, (sign) => encodeURIComponent(sign));
}
