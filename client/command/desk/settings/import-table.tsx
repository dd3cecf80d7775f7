import { Button, FileButton } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { DepartmentImport, KindImport } from '../../../../domain/contract/case-office.ts';
import type { Upload } from '../../../api/upload.ts';
import type { Answer } from '../../../editor/ports.ts';
import { reasonText } from '../../../i18n/reason-text.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { answered } from '../../../ui/data/api.ts';
import { DialogError } from '../../../ui/dialogs/dialog-error.tsx';

const REFUSED_SHOWN = 8;

/** Reads a table, says what it holds and what it refuses, and takes it only when a person says so. */
export function ImportTable<T extends KindImport | DepartmentImport>({
  read,
  onTake,
  taking,
}: {
  readonly read: (file: File, on: Parameters<Upload>[2]) => Promise<Answer<T>>;
  readonly onTake: (items: T['items']) => void;
  readonly taking: boolean;
}) {
  const say = useSay();
  const reading = useMutation({
    mutationFn: (file: File) =>
      answered(read(file, { progress: () => {}, signal: new AbortController().signal })),
  });
  const { data } = reading;
  return (
    <div className="office-import">
      <FileButton accept=".csv,.xlsx" onChange={(file) => file && reading.mutate(file)}>
        {(props) => (
          <Button {...props} size="compact-sm" variant="light" loading={reading.isPending}>
            {say.t('office.import')}
          </Button>
        )}
      </FileButton>
      <DialogError error={reading.error} />
      {data && (
        <div className="office-read" role="status">
          <p>
            {say.t('office.importRead', {
              rows: say.number(data.rows),
              added: say.number(data.added),
              changed: say.number(data.changed),
              refused: say.number(data.refused.length),
            })}
          </p>
          {data.refused.slice(0, REFUSED_SHOWN).map(({ row, code, params }) => (
            <p key={row} className="quiet">
              {say.t('office.refusedRow', { row: say.number(row), why: reasonText({ code, params }, say) })}
            </p>
          ))}
          {data.columnsDropped.length > 0 && (
            <p className="quiet">
              {say.t('office.dropped', { names: data.columnsDropped.join(say.t('list.comma')) })}
            </p>
          )}
          <Button
            size="compact-sm"
            loading={taking}
            disabled={data.added + data.changed === 0}
            onClick={() => {
              onTake(data.items);
              reading.reset();
            }}
          >
            {say.t('office.take')}
          </Button>
        </div>
      )}
    </div>
  );
}
