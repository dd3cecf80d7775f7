import { ActionIcon, Alert, Button, Modal, Tooltip } from '@mantine/core';
import { IconCopy, IconDownload, IconStar, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import { saveFile } from '../../ui/data/save-file.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { copyOf } from './flow/copy-template.ts';
import { templateFile } from './flow/template-file.ts';
import type { TemplateRow } from './flow/template-rows.ts';
import { templateName } from './flow/template-words.ts';
import type { TemplateDesk } from './use-template-desk.ts';

/** What can be done with a template as a whole; what cannot says why. */
export function TemplateActions({ desk, row }: { readonly desk: TemplateDesk; readonly row: TemplateRow }) {
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const { rows, mayChange, maySet, makeUsual, drop } = desk;
  const { template, builtIn, isUsual, changed, stored } = row;
  const name = templateName(template, say);
  const copy = () => {
    const made = copyOf(template, new Set(rows.map(({ id }) => id)));
    desk.change(made);
    desk.choose(made.id);
  };
  const usualWhy = isUsual
    ? 'usualAlready'
    : !maySet
      ? 'usualRole'
      : stored === null || changed
        ? 'usualUnsaved'
        : null;
  return (
    <header className="template-actions">
      <h2 className="ellipsis" title={name}>
        {name}
      </h2>
      <div className="template-buttons">
        {mayChange && (
          <Action hint={say.t('boardTemplates.copyHint')} icon={<IconCopy size={14} />} onClick={copy}>
            {say.t('boardTemplates.copy')}
          </Action>
        )}
        <Action
          hint={say.t('boardTemplates.exportHint')}
          icon={<IconDownload size={14} />}
          onClick={() => {
            const { name: fileName, text } = templateFile(template);
            saveFile(new Blob([text], { type: 'application/json' }), fileName);
          }}
        >
          {say.t('boardTemplates.export')}
        </Action>
        {mayChange && (
          <Action
            hint={say.t(`boardTemplates.${usualWhy ?? 'makeUsualHint'}`)}
            icon={<IconStar size={14} />}
            disabled={usualWhy !== null}
            loading={makeUsual.isPending}
            onClick={() => makeUsual.mutate(row.id)}
          >
            {say.t('boardTemplates.makeUsual')}
          </Action>
        )}
        {mayChange && !builtIn && (
          <Tooltip label={say.t(isUsual ? 'boardTemplates.deleteUsual' : 'boardTemplates.deleteTitle')}>
            <ActionIcon
              size={26}
              color="red"
              aria-label={say.t('boardTemplates.deleteTitle')}
              // Not off: it could not say why.
              aria-disabled={isUsual}
              {...(isUsual ? { 'data-disabled': true } : {})}
              onClick={() => !isUsual && setAsking(true)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <DialogError error={makeUsual.error} />
      {!mayChange ? (
        <p className="template-note">{say.t('boardTemplates.viewerNote')}</p>
      ) : (
        builtIn && (
          <Alert p="sm" className="template-note">
            <p>{say.t('boardTemplates.builtInNote')}</p>
            <Button size="compact-sm" onClick={copy}>
              {say.t('boardTemplates.copyToChange')}
            </Button>
          </Alert>
        )
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={say.t('boardTemplates.deleteTitle')}
        closeButtonProps={{ 'aria-label': say.t('action.close') }}
      >
        <p>{say.t(stored ? 'boardTemplates.deleteAsk' : 'boardTemplates.discardAsk', { name })}</p>
        <DialogError error={drop.error} />
        <div className="dialog-actions">
          <Button variant="default" onClick={() => setAsking(false)}>
            {say.t('action.cancel')}
          </Button>
          <Button
            color="red"
            loading={drop.isPending}
            onClick={() => {
              if (stored) return drop.mutate(row.id, { onSuccess: () => setAsking(false) });
              setAsking(false);
              desk.forget(row.id);
            }}
          >
            {say.t('boardTemplates.delete')}
          </Button>
        </div>
      </Modal>
    </header>
  );
}

function Action({
  hint,
  icon,
  disabled = false,
  loading = false,
  onClick,
  children,
}: {
  readonly hint: string;
  readonly icon: React.ReactNode;
  readonly disabled?: boolean;
  readonly loading?: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <Tooltip label={hint} multiline maw={260}>
      {/* A button that is off tells nobody why: what is around it does. */}
      <span>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={icon}
          disabled={disabled}
          loading={loading}
          onClick={onClick}
        >
          {children}
        </Button>
      </span>
    </Tooltip>
  );
}
