import type { Words } from '../../deployment/types.ts';
import type { BoardContent } from '../content.ts';
import { PLACEHOLDERS } from '../template.ts';
import { shortName } from './overview-names.ts';

const PLACEHOLDER = new RegExp(`\\{(${PLACEHOLDERS.join('|')})\\}`, 'u');

/** What can stand in a line. */
interface LineContent extends Pick<BoardContent, 'lang' | 'office'> {
  readonly grid: Pick<BoardContent['grid'], 'name' | 'code'>;
  /** Nearest first. */
  readonly ancestors: readonly { readonly name: string }[];
}

/** A line of a template's own words, with the grid's, community's and office's name put in; what is left of a name that is empty goes. */
export function filledLine({ content }: { readonly content: LineContent }, words: Words): string {
  const community = content.ancestors[0]?.name ?? '';
  const { grid } = content;
  const values: Readonly<Record<string, string>> = {
    grid: shortName(grid.name, community),
    code: grid.code ?? '',
    community,
    office: content.office,
  };
  const line = words[content.lang].split(PLACEHOLDER).reduce((before, part, at) => {
    const next = at % 2 === 0 ? part : values[part]!;
    // Chinese stands close, two Latin words do not.
    return /[\w.)]$/u.test(before) && /^\w/u.test(next) ? `${before} ${next}` : before + next;
  }, '');
  return line
    .replace(/\s+/g, ' ')
    .replace(/^[\s·:：,，-]+/u, '')
    .trim();
}
