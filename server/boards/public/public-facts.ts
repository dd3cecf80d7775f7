import type { BoardContent } from '../../../domain/board/content.ts';
import { SHEET_WORDS } from '../../../domain/board/sheet-words.ts';
import type { BoardField, BoardTemplate } from '../../../domain/board/template.ts';

/** A line of a table: what, and what of it. */
export type Fact = readonly [what: string, value: string];

/** A person or a service that can be called. */
export interface Reach {
  readonly what: string;
  readonly name: string;
  readonly phone: string;
}

/** What a grid's public page says, as texts: never more than its board. */
export interface PublicFacts {
  readonly title: string;
  readonly above: string;
  readonly office: string;
  readonly facts: readonly Fact[];
  readonly fourSides: string;
  readonly team: readonly Reach[];
  readonly services: readonly Reach[];
  readonly communityPhone: string;
  readonly foot: readonly string[];
}

/** The page of a grid by the fields of the template that its board is made by. */
export function publicFacts(content: BoardContent, { fields }: BoardTemplate): PublicFacts {
  const { grid, lang, plan } = content;
  const words = SHEET_WORDS[lang];
  const shows = (field: BoardField) => fields.includes(field);
  const fact = (field: BoardField, what: string, value: string | null | undefined): Fact[] =>
    shows(field) && value ? [[what, value]] : [];
  const roleOf = (id: string) => grid.roles.find((role) => role.id === id)?.name[lang] ?? id;
  const rank = (id: string) => grid.roles.findIndex((role) => role.id === id);
  return {
    title: grid.name || grid.code || grid.id,
    above: content.ancestors
      .map(({ name }) => name)
      .filter((name) => name !== '')
      .toReversed()
      .join(' · '),
    office: content.office,
    facts: [
      [words.level, grid.level[lang]],
      ...fact('code', words.code, grid.code),
      ...fact('type', words.type, grid.type?.name[lang]),
      ...fact('risk', words.risk, grid.risk?.name[lang]),
      ...fact('households', words.households, words.householdCount(grid.households, grid.estimated)),
      ...fact('area', words.area, words.areaOf(grid.areaM2)),
    ],
    fourSides: shows('four-sides') ? grid.fourSides[lang] : '',
    team: shows('team')
      ? grid.team.members
          .toSorted((a, b) => rank(a.role) - rank(b.role))
          .map(({ role, name, phone }) => ({ what: roleOf(role), name, phone }))
      : [],
    services: shows('services')
      ? grid.team.services.map(({ name, phone }) => ({ what: name, name: '', phone }))
      : [],
    communityPhone: shows('community-phone') ? content.communityPhone : '',
    foot: [
      ...(shows('date') ? [`${words.date} ${content.date}`] : []),
      ...(shows('version') ? [`${plan.name} ${words.revision(plan.revision)}`] : []),
      ...(shows('approval') && content.approvalNumber ? [`${words.approval}${content.approvalNumber}`] : []),
    ],
  };
}
