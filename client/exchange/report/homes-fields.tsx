import { NumberInput } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';
import type { Answering } from './answering.ts';

/** Of buildings that say storeys or persons and no households: what these are reckoned with. */
export function HomesFields({ report, said, answer }: Answering) {
  const say = useSay();
  const fields = new Set(report.columns.map(({ field }) => field));
  const reckoned = fields.has('storeys') || fields.has('persons');
  if (report.as !== 'buildings' || fields.has('households') || !reckoned) return null;
  const number = (value: string | number) => (typeof value === 'number' && value > 0 ? value : null);
  return (
    <div className="import-homes">
      <p>{say.t('import.homes.why')}</p>
      <div className="import-fields">
        {fields.has('storeys') && (
          <NumberInput
            size="xs"
            label={say.t('import.homes.storey')}
            min={0.1}
            max={100}
            value={said.homesPerStorey ?? ''}
            onChange={(value) => answer({ homesPerStorey: number(value) })}
          />
        )}
        {fields.has('persons') && (
          <NumberInput
            size="xs"
            label={say.t('import.homes.person')}
            min={0.1}
            max={20}
            value={said.personsPerHousehold ?? ''}
            onChange={(value) => answer({ personsPerHousehold: number(value) })}
          />
        )}
      </div>
    </div>
  );
}
