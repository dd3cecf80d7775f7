import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import { answered } from '../../ui/data/api.ts';
import { boardsApi } from '../boards-api.ts';
import { useBoards, useMayPrint } from '../boards-context.ts';
import { BOARDS_KEY, SETTINGS_KEY, TEMPLATES_KEY } from '../query-keys.ts';
import { useBoardSettings, useTemplates } from '../use-templates.ts';
import { type TemplateDraft, useTemplateDrafts } from './flow/template-drafts.ts';
import { sameTemplate, type TemplateRow, templateRows } from './flow/template-rows.ts';

export type TemplateDesk = ReturnType<typeof useTemplateDesk>;

/** All templates with what has been changed in them, the one in hand, and what can be done with it. */
export function useTemplateDesk() {
  const queries = useQueryClient();
  const templates = useTemplates();
  const settings = useBoardSettings();
  const mayChange = useMayPrint();
  const maySet = useBoards().account.role === 'admin';
  const { drafts, chosen, choose, keep, goOnFrom, forget, forgetAll } = useTemplateDrafts();
  const usual = settings.data?.template ?? null;
  const rows = useMemo(
    () => templateRows(templates.data?.items ?? [], drafts, usual),
    [templates.data, drafts, usual],
  );
  const row = rows.find(({ id }) => id === chosen) ?? rows.find(({ isUsual }) => isUsual) ?? rows[0] ?? null;
  const change = (template: BoardTemplate) => {
    const stored = rows.find(({ id }) => id === template.id)?.stored ?? null;
    // Taken back by hand it is no change: what others save then is simply shown.
    if (stored && sameTemplate(stored.template, template)) forget(template.id);
    else keep(template, stored?.at ?? null);
  };
  const again = (...keys: readonly (readonly string[])[]) =>
    Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));

  const save = useMutation({
    mutationFn: ({ template, since }: TemplateDraft) =>
      answered(boardsApi.putTemplate(template.id, template, since ?? '')),
    onSuccess: async ({ at }, { template }) => {
      // What was typed meanwhile is not saved.
      goOnFrom(template.id, at);
      await again(TEMPLATES_KEY);
      if (useTemplateDrafts.getState().drafts.get(template.id)?.template === template) forget(template.id);
      void again(BOARDS_KEY);
    },
    // Somebody else's is shown, to choose.
    onError: () => void again(TEMPLATES_KEY),
  });
  const drop = useMutation({
    mutationFn: (id: string) => answered(boardsApi.dropTemplate(id)),
    onSuccess: async (_, id) => {
      await again(TEMPLATES_KEY);
      forget(id);
      choose(null);
    },
  });
  const makeUsual = useMutation({
    mutationFn: async (template: string) => {
      // As they are now, not as they were when this page asked.
      const now = await answered(boardsApi.settings());
      return answered(boardsApi.setSettings({ ...now, template }));
    },
    onSuccess: () => again(SETTINGS_KEY, BOARDS_KEY),
  });
  return {
    templates,
    settings,
    rows,
    row,
    mayChange,
    maySet,
    choose: (id: string) => {
      save.reset();
      drop.reset();
      makeUsual.reset();
      choose(id);
    },
    /** From now on as it is here; not saved. */
    change,
    /** What a row has saved now: over what was there when its changes were begun, or over what is there now. */
    draftOf: ({ id, template, stored }: TemplateRow, over: 'begun' | 'now'): TemplateDraft => ({
      template,
      since: stored === null ? null : over === 'now' ? stored.at : (drafts.get(id)?.since ?? stored.at),
    }),
    forget,
    forgetAll,
    save,
    drop,
    makeUsual,
  };
}
