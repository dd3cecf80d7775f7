import { Alert, Button, FileButton, Tooltip } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Reason } from '../../../domain/result.ts';
import { useSay } from '../../i18n/use-say.ts';
import { freeId } from './flow/copy-template.ts';
import { formPartOf } from './flow/form-part.ts';
import { templateOfFile } from './flow/template-file.ts';
import type { TemplateRow } from './flow/template-rows.ts';
import { templateName, templatePaper, templateReason } from './flow/template-words.ts';
import type { TemplateDesk } from './use-template-desk.ts';

/** All templates: the product's, and the office's own; one is in hand. Files are read in here. */
export function TemplateList({ desk }: { readonly desk: TemplateDesk }) {
  const say = useSay();
  const [refused, setRefused] = useState<{ readonly file: string; readonly reason: Reason } | null>(null);
  const { rows, mayChange } = desk;
  const own = rows.filter(({ builtIn }) => !builtIn);
  const read = async (file: File) => {
    const template = await templateOfFile(file);
    if (!template.ok) return setRefused({ file: file.name, reason: template.reason });
    setRefused(null);
    // One of the office's own is replaced once it is saved; a template of the product, by a copy.
    const taken = new Set(rows.filter(({ builtIn }) => builtIn).map(({ id }) => id));
    const id = freeId(template.value.id, taken);
    desk.change({ ...template.value, id });
    desk.choose(id);
  };
  const where = refused && formPartOf(refused.reason);
  return (
    <aside className="template-list" aria-label={say.t('boardTemplates.title')}>
      <div className="template-list-head">
        <h2>{say.t('boardTemplates.title')}</h2>
        {mayChange && (
          <FileButton
            accept=".json,application/json"
            // A file that was mended can be chosen anew.
            key={refused ? `${refused.file} ${refused.reason.code}` : 'none'}
            onChange={(file) => file && void read(file)}
          >
            {(props) => (
              <Tooltip label={say.t('boardTemplates.importHint')} multiline w={220}>
                <Button
                  {...props}
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconUpload size={14} aria-hidden />}
                >
                  {say.t('boardTemplates.import')}
                </Button>
              </Tooltip>
            )}
          </FileButton>
        )}
      </div>
      {refused && (
        <Alert
          color="red"
          role="alert"
          p="xs"
          className="template-import-refused"
          withCloseButton
          closeButtonLabel={say.t('boardTemplates.closeNote')}
          onClose={() => setRefused(null)}
        >
          <p>{say.t('boardTemplates.importRefused', { file: refused.file })}</p>
          <p>{templateReason(refused.reason, say)}</p>
          {where && (
            <p className="quiet">
              {say.t('boardTemplates.importWhere', { part: say.t(`boardTemplates.part.${where}`) })}
            </p>
          )}
        </Alert>
      )}
      <div className="template-list-rows">
        <h3>{say.t('boardTemplates.own')}</h3>
        {own.length === 0 && <p className="quiet template-none">{say.t('boardTemplates.noneOwn')}</p>}
        <Rows rows={own} desk={desk} />
        <h3>{say.t('boardTemplates.builtIns')}</h3>
        <Rows rows={rows.filter(({ builtIn }) => builtIn)} desk={desk} />
      </div>
    </aside>
  );
}

function Rows({ rows, desk }: { readonly rows: readonly TemplateRow[]; readonly desk: TemplateDesk }) {
  const say = useSay();
  return (
    <ul>
      {rows.map((row) => {
        const { id, template, builtIn, isUsual, changed } = row;
        return (
          <li key={id}>
            <button
              type="button"
              data-template={id}
              aria-current={desk.row?.id === id}
              onClick={() => desk.choose(id)}
            >
              <span className="template-row-name">{templateName(template, say)}</span>
              <span className="template-row-facts quiet">
                {say.t(`boardTemplates.kinds.${template.kind}`)} · {templatePaper(template, say)}
              </span>
              {(builtIn || isUsual || changed) && (
                <span className="template-row-marks">
                  {isUsual && <Mark of="usual" />}
                  {builtIn && <Mark of="builtIn" />}
                  {changed && <Mark of="unsaved" />}
                </span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Mark({ of }: { readonly of: 'usual' | 'builtIn' | 'unsaved' }) {
  return (
    <span className="template-mark" data-mark={of}>
      {useSay().t(`boardTemplates.${of}`)}
    </span>
  );
}
