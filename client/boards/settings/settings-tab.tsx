import { Button, Select, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BoardSettings } from '../../../domain/contract/board.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { answered, reasonOf } from '../../ui/data/api.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { Waiting } from '../../ui/shell/waiting.tsx';
import { boardsApi } from '../boards-api.ts';
import { useBoards } from '../boards-context.ts';
import { BOARDS_KEY, SETTINGS_KEY } from '../query-keys.ts';
import { templateName } from '../templates/flow/template-words.ts';
import { UnsavedGuard } from '../unsaved-guard.tsx';
import { useBoardSettings, useTemplates } from '../use-templates.ts';
import { PublicPart } from './public-part.tsx';
import { SensitivePart } from './sensitive-part.tsx';
import { drafted, useSettingsDraft } from './settings-draft.ts';
import './settings.css';

/** As long as the server takes them. */
const LONGEST = { office: 60, communityPhone: 40, approvalNumber: 60 } as const;

/** What holds for all sheets of the office: who signs, what hangs in public, what may be shown at all. */
export function SettingsTab() {
  const say = useSay();
  const queries = useQueryClient();
  const { deployment, account } = useBoards();
  const stored = useBoardSettings();
  const templates = useTemplates().data?.items ?? [];
  const { changed, change, forget, saved } = useSettingsDraft();
  const save = useMutation({
    // Only what was changed here: the rest is as it is by now, and not as this page read it.
    mutationFn: async (sent: Partial<BoardSettings>) => {
      const now = await answered(boardsApi.settings());
      return answered(boardsApi.setSettings({ ...now, ...sent }));
    },
    onSuccess: (now, sent) => {
      queries.setQueryData(SETTINGS_KEY, now);
      saved(sent);
      void queries.invalidateQueries({ queryKey: BOARDS_KEY });
    },
  });
  if (!stored.data)
    return stored.error ? (
      <Waiting text={reasonText(reasonOf(stored.error), say)} onRetry={() => void stored.refetch()} />
    ) : (
      <Waiting text={say.t('boardTemplates.settings.loading')} />
    );
  const { settings, isChanged } = drafted(stored.data, changed);
  const readOnly = account.role !== 'admin';
  const set = (part: Partial<BoardSettings>) => {
    if (!save.isPending) save.reset();
    change(part);
  };
  const text = (
    key: keyof typeof LONGEST,
    words: 'officeName' | 'phone' | 'approval',
    hint: string,
    placeholder = '',
  ) => (
    <TextInput
      label={say.t(`boardTemplates.settings.${words}`)}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={placeholder}
      maxLength={LONGEST[key]}
      readOnly={readOnly}
      value={settings[key]}
      onChange={(event) => set({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <form
      className="boards-settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged) save.mutate(changed);
      }}
    >
      <div className="settings-scroll">
        <div className="settings-sheet">
          {readOnly && <p className="settings-note">{say.t('boardTemplates.settings.roleNote')}</p>}
          <div className="settings-columns">
            <div>
              <section className="settings-part">
                <h2>{say.t('boardTemplates.settings.office')}</h2>
                {text(
                  'office',
                  'officeName',
                  say.t('boardTemplates.settings.officeHint', { name: say.words(deployment.name) }),
                  say.words(deployment.name),
                )}
                {text('communityPhone', 'phone', say.t('boardTemplates.settings.phoneHint'))}
                {text('approvalNumber', 'approval', say.t('boardTemplates.settings.approvalHint'))}
                <Select
                  label={say.t('boardTemplates.settings.template')}
                  description={say.t('boardTemplates.settings.templateHint')}
                  inputWrapperOrder={['label', 'input', 'description', 'error']}
                  data={templates.map(({ template }) => ({
                    value: template.id,
                    label: templateName(template, say),
                  }))}
                  value={settings.template}
                  allowDeselect={false}
                  disabled={readOnly}
                  onChange={(template) => template && set({ template })}
                />
              </section>
            </div>
            <div>
              <PublicPart settings={settings} stored={stored.data} readOnly={readOnly} set={set} />
              <SensitivePart settings={settings} readOnly={readOnly} set={set} />
            </div>
          </div>
        </div>
      </div>
      {!readOnly && (
        <footer className="settings-foot">
          <DialogError error={save.error} />
          <span className="settings-state quiet" role="status">
            {isChanged
              ? say.t('boardTemplates.settings.changed')
              : save.isSuccess
                ? say.t('boardTemplates.settings.saved')
                : ''}
          </span>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            disabled={!isChanged || save.isPending}
            onClick={() => {
              save.reset();
              forget();
            }}
          >
            {say.t('boardTemplates.settings.revert')}
          </Button>
          <Button type="submit" disabled={!isChanged} loading={save.isPending}>
            {say.t('boardTemplates.settings.save')}
          </Button>
        </footer>
      )}
      <UnsavedGuard
        text={isChanged ? say.t('boardTemplates.leave.settings') : null}
        onDiscard={forget}
        onSave={() =>
          save.mutateAsync(changed).then(
            () => true,
            () => false,
          )
        }
      />
    </form>
  );
}
