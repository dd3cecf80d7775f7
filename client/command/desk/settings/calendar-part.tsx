import { ActionIcon, Button, SegmentedControl, TextInput, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { calendarOf, knowsYear } from '../../../../domain/case/working-days.ts';
import type { WireCalendar } from '../../../../domain/contract/case-office.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';
import { casesApi } from '../../town/cases-api.ts';
import { useOfficePart } from './use-office-part.ts';

type Day = WireCalendar['days'][number];

/** The State Council publishes a year's days off in the November before it. */
const PUBLISHED_MONTH = 10;

/** Years that deadlines run in now of which no day is entered. */
function yearsWithout(days: readonly Day[], now: Date): number[] {
  const calendar = calendarOf(days, 0);
  const year = now.getFullYear();
  const years = now.getMonth() >= PUBLISHED_MONTH ? [year, year + 1] : [year];
  return years.filter((one) => !knowsYear(calendar, one));
}

/** Days that are not what their weekday says. */
export function CalendarPart() {
  const say = useSay();
  const { value, error, save } = useOfficePart('calendar', casesApi.calendar, casesApi.setCalendar);
  const [changed, setChanged] = useState<readonly Day[] | null>(null);
  const [day, setDay] = useState('');
  const [name, setName] = useState('');
  const [working, setWorking] = useState(false);
  const days = changed ?? value?.days ?? [];
  const unknown = value ? yearsWithout(days, new Date()) : [];
  const weekday = new Intl.DateTimeFormat(say.language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'short',
    timeZone: 'UTC',
  });
  const add = () => {
    setChanged(
      [...days.filter((other) => other.day !== day), { day, working, name: name.trim() }].sort((a, b) =>
        a.day < b.day ? -1 : 1,
      ),
    );
    setDay('');
    setName('');
  };
  return (
    <>
      <p className="quiet">{say.t('office.calendarWhat')}</p>
      {unknown.length > 0 && (
        <p role="status">
          {say.t('office.calendarNoYear', { years: unknown.join(say.language === 'zh' ? '、' : ', ') })}
        </p>
      )}
      <form
        className="office-day"
        onSubmit={(event) => {
          event.preventDefault();
          if (day !== '') add();
        }}
      >
        <TextInput
          size="xs"
          type="date"
          label={say.t('office.day')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={say.t('office.day')}
          data={[
            { value: 'off', label: say.t('office.off') },
            { value: 'working', label: say.t('office.working') },
          ]}
          value={working ? 'working' : 'off'}
          onChange={(to) => setWorking(to === 'working')}
        />
        <TextInput
          size="xs"
          label={say.t('office.dayName')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default" disabled={day === ''}>
          {say.t('office.addDay')}
        </Button>
      </form>
      <div className="office-table">
        <table className="dialog-table">
          <tbody>
            {days.map((item) => (
              <tr key={item.day}>
                <td className="number">
                  {item.day} <span className="quiet">{weekday.format(Date.parse(`${item.day}T00:00Z`))}</span>
                </td>
                <td>{say.t(item.working ? 'office.working' : 'office.off')}</td>
                <td>{item.name}</td>
                <td>
                  <Tooltip label={say.t('office.removeDay')}>
                    <ActionIcon
                      size={24}
                      aria-label={say.t('office.removeDay')}
                      onClick={() => setChanged(days.filter((other) => other !== item))}
                    >
                      <IconX size={14} />
                    </ActionIcon>
                  </Tooltip>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <DialogError error={error} />
      <div className="dialog-actions">
        <Button
          size="compact-sm"
          disabled={changed === null}
          loading={save.isPending}
          onClick={() => save.mutate({ days: [...days] }, { onSuccess: () => setChanged(null) })}
        >
          {say.t(save.isSuccess && changed === null ? 'office.saved' : 'action.save')}
        </Button>
      </div>
    </>
  );
}
