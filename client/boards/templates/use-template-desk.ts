import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import { answered } from '../../ui/data/api.ts';
import { boardsApi } from '../boards-api.ts';
import { useBoards, useMayPrint } from '../boards-context.ts';
import { BOARDS_KEY, SETTINGS_KEY, TEMPLATES_KEY } from '../query-keys.ts';
import { useBoardSettings, useTemplates } from '../use-templates.ts';
import { useTemplateDrafts } from './flow/template-drafts.ts';
import { templateRows } from './flow/template-rows.ts';

export type TemplateDesk = ReturnType<typeof useTemplateDesk>;

/** All templates with what has been changed in them, the one in hand, and what can be done with it. */
export function useTemplateDesk() {
  const queries = useQueryClient();
  const templates = useTemplates();
  const settings = useBoardSettings();
  const mayChange = useMayPrint();
  const maySet = useBoards().account.role === 'admin';
  const { drafts, chosen, choose, change, forget, forgetAll } = useTemplateDrafts();
  const usual = settings.data?.template ?? null;
  const rows = useMemo(
    () => templateRows(templates.data?.items ?? [], drafts, usual),
    [templates.data, drafts, usual],
  );
  const row = rows.find(({ id }) => id === chosen) ?? rows.find(({ isUsual }) => isUsual) ?? rows[0] ?? null;
  const again = (...keys: readonly (readonly string[])[]) =>
    Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));

  const save = useMutation({
    mutationFn: (template: BoardTemplate) => answered(boardsApi.putTemplate(template.id, template)),
    onSuccess: async (_, template) => {
      await again(TEMPLATES_KEY);
      // What was typed meanwhile is not saved.
      if (useTemplateDrafts.getState().drafts.get(template.id) === template) forget(template.id);
      void again(BOARDS_KEY);
    },
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
    change,
    forget,
    forgetAll,
    save,
    drop,
    makeUsual,
  };
}
