import type { BoardLang } from '../../../domain/contract/board.ts';

const NAME_MAX = 80;
const WORDS = { zh: '公示图', en: 'notice boards' } as const;

/** What the file of a batch is called: the plan, how many sheets, on what paper, when. */
export function bookName(
  plan: string,
  sheets: number,
  paper: string,
  lang: BoardLang,
  date: string,
  format: string,
): string {
  const said = lang === 'zh' ? `${sheets}幅` : sheets === 1 ? '1 sheet' : `${sheets} sheets`;
  return `${fileSafe(plan) || 'plan'}-${WORDS[lang]}-${said}-${fileSafe(paper)}-${date}.${format}`;
}

/** What a sheet is called in a zip: its place, so that they sort as they are to be handed out, its code and its name. */
export function sheetName(place: number, of: number, code: string | null, name: string): string {
  const number = String(place).padStart(String(of).length, '0');
  const rest = [code ?? '', name].map(fileSafe).filter((part) => part !== '');
  return `${[number, ...rest].join('-')}.pdf`;
}

/** A name that every system takes: no separators, no controls, no half of a character, no dot or space at its end. */
export function fileSafe(text: string): string {
  return [
    ...text
      .toWellFormed()
      .replace(/[\s\p{Cc}\p{Cf}"*/:<>?\\|\ufffd]+/gu, ' ')
      .trim(),
  ]
    .slice(0, NAME_MAX)
    .join('')
    .replace(/[. ]+$/, '');
}
