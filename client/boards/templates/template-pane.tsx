import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useRef } from 'react';
import { readTemplate } from '../../../domain/board/read-template.ts';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import type { TemplateItem } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Reason } from '../../../domain/result.ts';
import { useSay } from '../../i18n/use-say.ts';
import { Refused } from '../../ui/data/api.ts';
import { type FormPart, formPartOf } from './flow/form-part.ts';
import type { TemplateRow } from './flow/template-rows.ts';
import { templateName, templateReason } from './flow/template-words.ts';
import { TemplateForm } from './form/template-form.tsx';
import { TemplateActions } from './template-actions.tsx';
import type { TemplateDesk } from './use-template-desk.ts';

/** The template in hand: what can be done with it, its form, and whether it is saved. */
export function TemplatePane({
  desk,
  row,
  grid,
  refused,
}: {
  readonly desk: TemplateDesk;
  readonly row: TemplateRow;
  readonly grid: GridId | null;
  /** Why the preview could not be drawn. */
  readonly refused: Reason | null;
}) {
  const say = useSay();
  const form = useRef<HTMLDivElement>(null);
  const { template, builtIn, changed, overtaken, stored } = row;
  const { mayChange, save } = desk;
  const readOnly = builtIn || !mayChange;
  const reason = reasonNow(template, save.error, refused);
  const part = reason && formPartOf(reason);
  const wrong = (of: FormPart) => (reason && part === of ? templateReason(reason, say) : undefined);
  const set = (change: Partial<BoardTemplate>) => {
    save.reset();
    desk.change({ ...template, ...change });
  };
  const time = new Intl.DateTimeFormat(say.language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (
    <section className="template-pane" aria-label={templateName(template, say)}>
      <TemplateActions desk={desk} row={row} />
      <div className="template-form-scroll" ref={form}>
        <TemplateForm template={template} set={set} readOnly={readOnly} wrong={wrong} grid={grid} />
      </div>
      {!readOnly && (
        <footer className="template-foot">
          {reason && changed && !(overtaken && reason.code === 'template-changed') && (
            <p className="form-wrong" role="alert">
              {templateReason(reason, say)}{' '}
              {part && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() =>
                    form.current?.querySelector(`[data-part="${part}"]`)?.scrollIntoView({ block: 'center' })
                  }
                >
                  {say.t('boardTemplates.show')}
                </Button>
              )}
            </p>
          )}
          {overtaken && (
            <p className="form-wrong" role="alert">
              {say.t('boardTemplates.overtaken', savedBy(stored, time))}
            </p>
          )}
          <span className="template-state quiet" role="status">
            {save.isPending
              ? say.t('boardTemplates.saving')
              : !stored
                ? say.t('boardTemplates.neverSaved')
                : changed
                  ? say.t('boardTemplates.changed')
                  : stored.author && stored.at
                    ? say.t('boardTemplates.savedBy', savedBy(stored, time))
                    : say.t('boardTemplates.saved')}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            title={say.t(`boardTemplates.${overtaken ? 'takeTheirsHint' : 'revertHint'}`)}
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            disabled={!changed || stored === null || save.isPending}
            onClick={() => {
              save.reset();
              desk.forget(row.id);
            }}
          >
            {say.t(`boardTemplates.${overtaken ? 'takeTheirs' : 'revert'}`)}
          </Button>
          <Button
            size="compact-sm"
            loading={save.isPending}
            disabled={!changed || !readTemplate(template).ok}
            onClick={() => save.mutate(desk.draftOf(row, overtaken ? 'now' : 'begun'))}
          >
            {say.t(`boardTemplates.${overtaken ? 'keepMine' : 'save'}`)}
          </Button>
        </footer>
      )}
    </section>
  );
}

/** Who saved it and when, as words take it. */
function savedBy(stored: TemplateItem | null, time: Intl.DateTimeFormat) {
  return { author: stored?.author ?? '', at: stored?.at ? time.format(new Date(stored.at)) : '' };
}

/** What is wrong: as it stands in the form, else as the server said when it was saved, else when it was drawn. */
function reasonNow(template: BoardTemplate, saving: unknown, refused: Reason | null): Reason | null {
  const read = readTemplate(template);
  if (!read.ok) return read.reason;
  if (saving instanceof Refused) return saving.reason;
  return refused && formPartOf(refused) ? refused : null;
}
