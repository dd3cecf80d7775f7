import { CopyButton, Switch, UnstyledButton } from '@mantine/core';
import { IconCheck, IconCopy, IconExternalLink } from '@tabler/icons-react';
import type { BoardSettings } from '../../../domain/contract/board.ts';
import { gridsAt, leafLevel } from '../../../domain/plan/tree.ts';
import { useSay } from '../../i18n/use-say.ts';
import { gridName } from '../../ui/shell/grid-name.ts';
import { useBoards } from '../boards-context.ts';
import type { SettingsPart } from './settings-part.ts';

/** Whether residents open a grid's page by the code on its board; what that needs, and where the page is. */
export function PublicPart({
  settings,
  stored,
  readOnly,
  set,
}: SettingsPart & { readonly stored: BoardSettings }) {
  const say = useSay();
  const { plan, deployment } = useBoards();
  const { publicUrl } = deployment;
  const { tree, levels } = plan.division;
  const example = gridsAt(tree, leafLevel(levels).id).find(({ unassigned }) => !unassigned);
  const isOpen = stored.publicPage && settings.publicPage;
  const address = publicUrl !== null && example ? `${publicUrl}/g/${example.id}` : null;
  return (
    <section className="settings-part">
      <h2>{say.t('boardTemplates.settings.public')}</h2>
      <p className="quiet">{say.t('boardTemplates.settings.publicHow')}</p>
      {publicUrl === null ? (
        <p className="settings-warning">{say.t('boardTemplates.settings.urlMissing')}</p>
      ) : (
        <p className="settings-address">
          <IconCheck size={14} aria-hidden /> {say.t('boardTemplates.settings.urlSet', { url: publicUrl })}
        </p>
      )}
      <Switch
        label={say.t('boardTemplates.settings.publicPage')}
        description={say.t('boardTemplates.settings.publicHint')}
        checked={settings.publicPage}
        disabled={readOnly}
        onChange={(event) => set({ publicPage: event.currentTarget.checked })}
      />
      {address !== null && settings.publicPage && (
        <div className="settings-example">
          <p className="quiet">
            {say.t(isOpen ? 'boardTemplates.settings.urlExample' : 'boardTemplates.settings.urlClosed', {
              name: gridName(example!, say),
            })}
          </p>
          <p>
            <code>{address}</code>
          </p>
          <div className="settings-example-act">
            {isOpen && plan.status === 'in-force' && (
              <a href={address} target="_blank" rel="noreferrer">
                <IconExternalLink size={14} aria-hidden />
                {say.t('boardTemplates.settings.open')}
              </a>
            )}
            <CopyButton value={address}>
              {({ copied, copy }) => (
                <UnstyledButton className="settings-copy" onClick={copy}>
                  {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
                  {say.t(copied ? 'boardTemplates.settings.copied' : 'boardTemplates.settings.copyAddress')}
                </UnstyledButton>
              )}
            </CopyButton>
          </div>
          {plan.status !== 'in-force' && (
            <p className="settings-warning">{say.t('boardTemplates.settings.notInForce')}</p>
          )}
        </div>
      )}
    </section>
  );
}
