import { Button, Select, Tooltip } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { ColumnReport } from '../../../domain/contract/exchange.ts';
import { useSay } from '../../i18n/use-say.ts';
import { choosableFields, chooseColumn } from '../flow/import-kind-fields.ts';
import { useImportSession } from '../flow/import-session.ts';
import type { Answering } from './answering.ts';
import { Section } from './section.tsx';

/** Columns that nothing takes are listed up to here; the rest on demand. */
const SPARE_SHOWN = 8;

/** Which of the file's columns is taken as what, and which never can be. */
export function ColumnsTable({ report, said, answer }: Answering) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const { columns, as, source, questions } = report;
  if (columns.length === 0) return null;
  const chosen = said.columns ?? {};
  const fieldOf = ({ name, field }: ColumnReport) => {
    const mine = Object.entries(chosen).find(([, column]) => column === name)?.[0];
    return mine ?? (field !== null && chosen[field] === undefined ? field : null);
  };
  const order = [...columns].sort((a, b) => rank(a) - rank(b));
  const spare = order.filter((column) => rank(column) === 3);
  const listed = all ? order : order.filter((column) => rank(column) < 3).concat(spare.slice(0, SPARE_SHOWN));
  const fields = choosableFields(as, source?.format ?? '');
  const asked = questions.some(({ code }) => code === 'columns');
  return (
    <Section part="columns" title={say.t('import.columns.title')} count={columns.length} alert={asked}>
      <table className="import-columns">
        <thead>
          <tr>
            <th>{say.t('import.columns.name')}</th>
            <th>{say.t('import.columns.samples')}</th>
            <th>{say.t('import.columns.as')}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((column) => (
            <tr key={column.name} data-column={column.name} data-dropped={column.dropped ?? ''}>
              <td title={column.name}>{column.name}</td>
              <td className="quiet" title={column.samples.join('\n')}>
                {column.samples.slice(0, 3).join(say.t('list.comma'))}
              </td>
              <td>
                {column.dropped === 'personal' ? (
                  <span className="import-shield" title={say.t('import.columns.personal')}>
                    <IconShieldLock size={16} aria-hidden />
                    {say.t('import.columns.personalShort')}
                  </span>
                ) : column.dropped === 'team' ? (
                  <TeamColumn />
                ) : (
                  <Select
                    size="xs"
                    searchable
                    clearable
                    aria-label={`${say.t('import.columns.as')}: ${column.name}`}
                    placeholder={say.t('import.columns.none')}
                    data={fields.map((value) => ({ value, label: say.t(`importField.${value}`) }))}
                    value={fieldOf(column)}
                    onChange={(field) =>
                      answer({ columns: chooseColumn(chosen, column.name, fieldOf(column), field) })
                    }
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {listed.length < order.length && (
        <button type="button" className="import-link" onClick={() => setAll(true)}>
          {say.t('import.columns.dropped', { n: say.number(order.length - listed.length) })}
        </button>
      )}
    </Section>
  );
}

function TeamColumn() {
  const say = useSay();
  const { files, thenTeams, wantTeams } = useImportSession();
  if (files.length === 0) return <span className="quiet">{say.t('import.columns.teamNoFiles')}</span>;
  return (
    <Tooltip label={say.t('import.columns.team')}>
      <Button
        size="compact-xs"
        variant={thenTeams ? 'light' : 'default'}
        aria-pressed={thenTeams}
        onClick={() => wantTeams(!thenTeams)}
      >
        {say.t(thenTeams ? 'import.columns.teamWanted' : 'import.columns.teamTake')}
      </Button>
    </Tooltip>
  );
}

/** What is taken first, then what may not be, last what nothing has a use for. */
function rank({ field, dropped }: ColumnReport): number {
  if (field !== null) return 0;
  return dropped === 'team' ? 1 : dropped === 'personal' ? 2 : 3;
}
