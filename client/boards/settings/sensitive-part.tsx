import { Switch } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useSay } from '../../i18n/use-say.ts';
import type { SettingsPart } from './settings-part.ts';

const PARTS = [
  { setting: 'showRisk', words: 'risk', warning: 'riskWarning' },
  { setting: 'showCameras', words: 'cameras', warning: 'camerasWarning' },
] as const;

/** What is on no board unless the office wants it, each with what it means to hang it up. */
export function SensitivePart({ settings, readOnly, set }: SettingsPart) {
  const say = useSay();
  return (
    <section className="settings-part">
      <h2>{say.t('boardTemplates.settings.sensitive')}</h2>
      <p className="quiet">{say.t('boardTemplates.settings.sensitiveHint')}</p>
      {PARTS.map(({ setting, words, warning }) => (
        <div key={setting} className="settings-sensitive" data-on={settings[setting]}>
          <Switch
            color="orange"
            label={say.t(`boardTemplates.settings.${words}`)}
            checked={settings[setting]}
            disabled={readOnly}
            onChange={(event) => set({ [setting]: event.currentTarget.checked })}
          />
          <p className="settings-warning">
            <IconAlertTriangle size={14} aria-hidden />
            {say.t(`boardTemplates.settings.${warning}`)}
          </p>
        </div>
      ))}
    </section>
  );
}
