import type { BoardTemplate } from '../../../domain/board/template.ts';
import { BUILT_IN_TEMPLATES } from '../../../domain/board/templates.ts';
import type { TemplateItem, TemplateList } from '../../../domain/contract/board.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { type Db, inTransaction, type Tx } from '../../db/transaction.ts';
import { tellAllBoards } from '../ledger/tell-boards.ts';
import { selectSettings } from '../settings/board-settings.queries.ts';
import { USUAL_SETTINGS } from '../settings/usual-settings.ts';
import { builtInTemplate } from './built-in.ts';
import { checkedTemplate } from './checked-template.ts';
import {
  countTemplates,
  deleteTemplate,
  lockTemplates,
  type StoredTemplate,
  selectTemplate,
  selectTemplates,
  upsertTemplate,
} from './template.queries.ts';

/** An office has a handful; without an end the list would be a place to keep files in. */
const TEMPLATES_MAX = 100;

/** Those of the product, then the office's own by their ids. */
export async function listTemplates(db: Db): Promise<TemplateList> {
  const own = await selectTemplates(db);
  return { items: [...BUILT_IN_TEMPLATES.map(builtInItem), ...own.map(toItem)] };
}

/** Refuses `template-unknown`. */
export async function getTemplate(db: Db, id: string): Promise<Result<TemplateItem>> {
  const builtIn = builtInTemplate(id);
  if (builtIn) return ok(builtInItem(builtIn));
  const row = await selectTemplate(db, id);
  return row ? ok(toItem(row)) : refuse('template-unknown', { template: id });
}

/** The template that a sheet is asked for by. Refuses `template-unknown`. */
export async function findTemplate(db: Db | Tx, id: string): Promise<Result<BoardTemplate>> {
  const found = builtInTemplate(id) ?? (await selectTemplate(db, id))?.content;
  return found ? ok(found) : refuse('template-unknown', { template: id });
}

interface SentTemplate {
  readonly id: string;
  readonly content: unknown;
  /** When the one that it was changed from was saved, ISO 8601; empty: there was none. Absent: it replaces whatever is there. */
  readonly since?: string | undefined;
}

/**
 * Puts an office's template in its place. Refuses `template-built-in`, `template-other-id` where it calls itself something else,
 * `template-changed` where somebody else has saved or deleted it since, `templates-full`, and what is wrong in it.
 */
export async function putTemplate(
  db: Db,
  author: string,
  { id, content: sent, since }: SentTemplate,
): Promise<Result<TemplateItem>> {
  if (builtInTemplate(id)) return refuse('template-built-in', { template: id });
  const template = checkedTemplate(sent);
  if (!template.ok) return template;
  const content = template.value;
  if (content.id !== id) return refuse('template-other-id', { template: id, other: content.id });
  return inTransaction(db, async (tx) => {
    await lockTemplates(tx);
    const there = await selectTemplate(tx, id);
    if (since !== undefined && since !== (there?.at.toISOString() ?? ''))
      return refuse('template-changed', { template: id, author: there?.author ?? '' });
    if (!there && (await countTemplates(tx)) >= TEMPLATES_MAX)
      return refuse('templates-full', { most: TEMPLATES_MAX });
    const at = await upsertTemplate(tx, content, author);
    await tellAllBoards(tx);
    return ok(toItem({ content, author, at }));
  });
}

/** Refuses `template-unknown`, `template-built-in`, and `template-in-use` for the one that sheets are made by where none is named. */
export async function dropTemplate(db: Db, id: string): Promise<Result<TemplateItem>> {
  if (builtInTemplate(id)) return refuse('template-built-in', { template: id });
  return inTransaction(db, async (tx) => {
    await lockTemplates(tx);
    const row = await selectTemplate(tx, id);
    if (!row) return refuse('template-unknown', { template: id });
    const { template } = { ...USUAL_SETTINGS, ...(await selectSettings(tx)) };
    if (template === id) return refuse('template-in-use', { template: id });
    await deleteTemplate(tx, id);
    await tellAllBoards(tx);
    return ok(toItem(row));
  });
}

const builtInItem = (template: BoardTemplate): TemplateItem => ({
  template,
  builtIn: true,
  author: null,
  at: null,
});

const toItem = ({ content, author, at }: StoredTemplate): TemplateItem => ({
  template: content,
  builtIn: false,
  author,
  at: at.toISOString(),
});
