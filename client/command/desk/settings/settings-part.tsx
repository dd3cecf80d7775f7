import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { severitiesOf } from '../../../../domain/case/severity.ts';
import type { CaseSettings } from '../../../../domain/contract/case-office.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';
import { casesApi } from '../../town/cases-api.ts';
import { useDeskPlace } from '../desk-context.ts';
import { useOfficePart } from './use-office-part.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** Thresholds of alarms, the deadline where a kind says none, how near a repeat is, when the office closes. */
export function SettingsPart() {
  const say = useSay();
  const { profile } = useDeskPlace();
  const { value, error, save } = useOfficePart('settings', casesApi.settings, casesApi.setSettings);
  const [changed, setChanged] = useState<CaseSettings | null>(null);
  const now = changed ?? value;
  if (!now) return <DialogError error={error} />;
  const set = (change: Partial<CaseSettings>) => setChanged({ ...now, ...change });
  const whole = (n: string | number) => (typeof n === 'number' && Number.isInteger(n) ? n : null);
  const tiling = profile.levels.filter(({ tiles }) => tiles);
  return (
    <form
      className="office-settings"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(now, { onSuccess: () => setChanged(null) });
      }}
    >
      <div className="office-limit">
        <NumberInput
          size="xs"
          label={say.t('office.limit')}
          placeholder={say.t('office.noLimit')}
          min={1}
          max={10000}
          allowDecimal={false}
          value={now.limit?.amount ?? ''}
          onChange={(n) => {
            const amount = whole(n);
            set({ limit: amount === null ? null : { amount, unit: now.limit?.unit ?? 'hours' } });
          }}
        />
        <Select
          size="xs"
          aria-label={say.t('office.limit')}
          data={[
            { value: 'hours', label: say.t('office.unitHours') },
            { value: 'working-days', label: say.t('office.unitDays') },
          ]}
          value={now.limit?.unit ?? 'hours'}
          disabled={now.limit === null}
          allowDeselect={false}
          onChange={(unit) =>
            now.limit && set({ limit: { ...now.limit, unit: unit === 'working-days' ? unit : 'hours' } })
          }
        />
      </div>
      <TextInput
        size="xs"
        type="time"
        label={say.t('office.closesAt')}
        value={`${two(Math.floor(now.closesAt / 60) % 24)}:${two(now.closesAt % 60)}`}
        onChange={(event) => {
          const [hours, minutes] = event.currentTarget.value.split(':').map(Number);
          const at = (hours ?? 0) * 60 + (minutes ?? 0);
          if (Number.isFinite(at)) set({ closesAt: at === 0 ? 1440 : at });
        }}
      />
      <NumberInput
        size="xs"
        label={say.t('office.gridPerHour')}
        min={1}
        max={100000}
        allowDecimal={false}
        value={now.gridPerHour ?? ''}
        onChange={(n) => set({ gridPerHour: whole(n) })}
      />
      <Select
        size="xs"
        label={say.t('office.gridLevel')}
        placeholder={say.t('office.leafLevel')}
        clearable
        clearButtonProps={{ 'aria-label': say.t('desk.clear') }}
        data={tiling.map(({ id, name }) => ({ value: id, label: say.words(name) }))}
        value={now.gridLevel}
        onChange={(gridLevel) => set({ gridLevel })}
      />
      <Select
        size="xs"
        label={say.t('office.alarmSeverity')}
        placeholder={say.t('office.noAlarm')}
        clearable
        clearButtonProps={{ 'aria-label': say.t('desk.clear') }}
        data={severitiesOf(profile.cases).map(({ id, name }) => ({ value: id, label: say.words(name) }))}
        value={now.alarmSeverity}
        onChange={(alarmSeverity) => set({ alarmSeverity })}
      />
      <NumberInput
        size="xs"
        label={say.t('office.repeatM')}
        min={0}
        max={5000}
        allowDecimal={false}
        value={now.repeatM}
        onChange={(n) => set({ repeatM: whole(n) ?? 0 })}
      />
      <NumberInput
        size="xs"
        label={say.t('office.repeatMinutes')}
        min={0}
        max={10080}
        allowDecimal={false}
        value={now.repeatMinutes}
        onChange={(n) => set({ repeatMinutes: whole(n) ?? 0 })}
      />
      <div className="office-wide">
        <DialogError error={error} />
        <div className="dialog-actions">
          <Button size="compact-sm" type="submit" disabled={changed === null} loading={save.isPending}>
            {say.t(save.isSuccess && changed === null ? 'office.saved' : 'action.save')}
          </Button>
        </div>
      </div>
    </form>
  );
}
