import { Select } from '@mantine/core';
import type { ImportFields, ImportRevision } from '../../../domain/contract/exchange.ts';
import type { Job } from '../../../domain/contract/job.ts';
import { useSay } from '../../i18n/use-say.ts';
import { CrsSelect } from './crs-select.tsx';
import { PlacedReason } from './placed-reason.tsx';
import { ENCODINGS } from './source-facts.tsx';

/** Why a file could not be read at all, and what a person may know better than it. */
export function FailedRead({
  reason,
  said,
  answer,
}: {
  readonly reason: NonNullable<Job['reason']>;
  readonly said: ImportFields;
  readonly answer: (answers: ImportRevision) => void;
}) {
  const say = useSay();
  return (
    <div className="import-failed">
      <PlacedReason reason={reason} alert />
      <dl className="import-facts">
        <dt>{say.t('import.source.crs')}</dt>
        <dd>
          <CrsSelect
            value={said.crs ?? null}
            label={say.t('import.source.crsChoose')}
            onChoose={(crs) => answer({ crs })}
          />
        </dd>
        {reason.code === 'axes-swapped' && (
          <>
            <dt>{say.t('import.source.axes')}</dt>
            <dd>
              <Select
                size="xs"
                allowDeselect={false}
                aria-label={say.t('import.source.axes')}
                data={[
                  { value: 'as-is', label: say.t('import.source.axesAsIs') },
                  { value: 'swapped', label: say.t('import.source.axesSwapped') },
                ]}
                value={said.axes ?? 'as-is'}
                onChange={(axes) => answer({ axes: axes === 'swapped' ? 'swapped' : 'as-is' })}
              />
            </dd>
          </>
        )}
        <dt>{say.t('import.source.encoding')}</dt>
        <dd>
          <Select
            size="xs"
            clearable
            aria-label={say.t('import.source.encoding')}
            data={ENCODINGS.map((value) => ({ value, label: value.toUpperCase() }))}
            value={said.encoding ?? null}
            onChange={(encoding) => answer({ encoding })}
          />
        </dd>
      </dl>
    </div>
  );
}
