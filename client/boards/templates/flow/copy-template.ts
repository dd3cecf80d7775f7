import type { BoardTemplate } from '../../../../domain/board/template.ts';

/** What a template's id can be; `domain/contract` says the same to the server. */
const ID = /^[a-z0-9][a-z0-9-]{0,59}$/;
/** Leaves room for a number. */
const STEM_MAX = 52;
const NAME_MAX = 200;

/** A template of the office's own that begins as `from`. */
export function copyOf(from: BoardTemplate, taken: ReadonlySet<string>): BoardTemplate {
  const { zh, en } = from.name;
  return {
    ...from,
    id: freeId(from.id, taken),
    name: {
      zh: zh.length + 4 > NAME_MAX ? zh : `${zh}（副本）`,
      en: en.length + 7 > NAME_MAX ? en : `${en} (copy)`,
    },
  };
}

/** An id that nobody has: the one that is wished for, or that with a number; what is no id becomes one. */
export function freeId(wished: string, taken: ReadonlySet<string>): string {
  const stem = wished
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (ID.test(wished) && !taken.has(wished)) return wished;
  const base = stem.replace(/-\d+$/, '').slice(0, STEM_MAX).replace(/-+$/, '') || 'template';
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}
