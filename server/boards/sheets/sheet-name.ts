import type { BoardContent } from '../../../domain/board/content.ts';
import type { BoardTemplate } from '../../../domain/board/template.ts';

const KINDS: Readonly<Record<BoardTemplate['kind'], Readonly<Record<'zh' | 'en', string>>>> = {
  board: { zh: '公示图', en: 'board' },
  'hand-out': { zh: '宣传单', en: 'hand-out' },
  'contact-card': { zh: '联系卡', en: 'contact-card' },
};
const NAME_MAX = 60;

/** What a sheet is saved as: the grid, its code, what it is, the revision. No sign in it that a file system does not take. */
export function sheetName(
  { lang, grid, plan }: Pick<BoardContent, 'lang' | 'grid' | 'plan'>,
  { kind }: Pick<BoardTemplate, 'kind'>,
  extension: string,
): string {
  const parts = [short(grid.name), short(grid.code ?? ''), KINDS[kind][lang], `r${plan.revision}`];
  return `${parts.filter((part) => part !== '').join('-')}.${extension}`;
}

function short(text: string): string {
  const plain = text.toWellFormed().replace(/[\s\p{Cc}\p{Cf}"*/:<>?\\|]+/gu, ' ');
  return [...plain.trim()]
    .slice(0, NAME_MAX)
    .join('')
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, '');
}
