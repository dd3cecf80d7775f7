import type { BoardTemplate } from '../../../../domain/board/template.ts';
import type { TemplateItem } from '../../../../domain/contract/board.ts';
import type { TemplateDraft } from './template-drafts.ts';

/** A template as the list has it. */
export interface TemplateRow {
  readonly id: string;
  /** With what has been changed and not saved. */
  readonly template: BoardTemplate;
  readonly builtIn: boolean;
  /** What sheets are made by where no other is chosen. */
  readonly isUsual: boolean;
  readonly changed: boolean;
  /** Somebody else has saved another since the changes were begun. */
  readonly overtaken: boolean;
  /** Null: never saved. */
  readonly stored: TemplateItem | null;
}

/** Stored templates with their drafts, in the server's order; then those that were never saved. */
export function templateRows(
  items: readonly TemplateItem[],
  drafts: ReadonlyMap<string, TemplateDraft>,
  usual: string | null,
): readonly TemplateRow[] {
  const known = new Set(items.map(({ template }) => template.id));
  const fresh = [...drafts.values()].map(({ template }) => template).filter(({ id }) => !known.has(id));
  return [
    ...items.map((stored): TemplateRow => {
      const { template, builtIn } = stored;
      const draft = drafts.get(template.id);
      const changed = draft !== undefined && !sameTemplate(draft.template, template);
      return {
        id: template.id,
        template: changed ? draft.template : template,
        builtIn,
        isUsual: template.id === usual,
        changed,
        overtaken: changed && draft.since !== stored.at,
        stored,
      };
    }),
    ...fresh.map(
      (template): TemplateRow => ({
        id: template.id,
        template,
        builtIn: false,
        isUsual: false,
        changed: true,
        overtaken: false,
        stored: null,
      }),
    ),
  ];
}

/** Whether two templates say the same, in whatever order. */
export function sameTemplate(one: BoardTemplate, other: BoardTemplate): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
