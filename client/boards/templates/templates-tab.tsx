import { useState } from 'react';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Reason } from '../../../domain/result.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { reasonOf } from '../../ui/data/api.ts';
import { Waiting } from '../../ui/shell/waiting.tsx';
import { UnsavedGuard } from '../unsaved-guard.tsx';
import { templateName } from './flow/template-words.ts';
import { PreviewPane } from './preview/preview-pane.tsx';
import { TemplateList } from './template-list.tsx';
import { TemplatePane } from './template-pane.tsx';
import { useTemplateDesk } from './use-template-desk.ts';
import './templates.css';

/** How sheets look: the templates, what the one in hand makes of a grid, and all that can be changed in it. */
export function TemplatesTab() {
  const say = useSay();
  const desk = useTemplateDesk();
  const [grid, setGrid] = useState<GridId | null>(null);
  const [refused, setRefused] = useState<Reason | null>(null);
  const { templates, settings, rows, row, save } = desk;
  const error = templates.error ?? settings.error;
  if (!row)
    return error ? (
      <Waiting
        text={reasonText(reasonOf(error), say)}
        onRetry={() => void (templates.error ? templates.refetch() : settings.refetch())}
      />
    ) : (
      <Waiting text={say.t('boardTemplates.loading')} />
    );
  const unsaved = rows.filter(({ changed }) => changed);
  const saveAll = async () => {
    for (const one of unsaved) {
      const saved = await save.mutateAsync(desk.draftOf(one, 'begun')).then(
        () => true,
        () => false,
      );
      if (saved) continue;
      if (one.id !== row.id) desk.choose(one.id);
      return false;
    }
    return true;
  };
  return (
    <section className="boards-templates">
      <TemplateList desk={desk} />
      <PreviewPane
        template={row.template}
        onGrid={setGrid}
        onPreview={({ refusal }) => setRefused(refusal)}
      />
      <TemplatePane key={row.id} desk={desk} row={row} grid={grid} refused={refused} />
      <UnsavedGuard
        text={
          unsaved.length === 0
            ? null
            : say.t('boardTemplates.leave.templates', {
                names: unsaved.map(({ template }) => templateName(template, say)).join(say.t('list.comma')),
              })
        }
        onDiscard={desk.forgetAll}
        onSave={saveAll}
      />
    </section>
  );
}
