import { Tooltip } from '@mantine/core';
import { useSay } from '../../../i18n/use-say.ts';
import { useCommand } from '../desk-context.ts';
import { useDay } from './use-day.ts';

/** Says that what is shown, or part of it, was made up; while a day is being played, its own clock. */
export function SimulatedBadge() {
  const say = useSay();
  const { day } = useDay();
  const any = useCommand((s) => s.view.cases.some(({ simulated }) => simulated));
  if (!any && !day?.running) return null;
  return (
    <Tooltip label={say.t('desk.simulatedWhat')}>
      <span className="simulated-badge">
        {say.t('desk.simulated')}
        {day?.running && day.clock !== null && <span className="number"> {day.clock}</span>}
      </span>
    </Tooltip>
  );
}
