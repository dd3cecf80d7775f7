import { Select } from '@mantine/core';
import type { SourceReport } from '../../../domain/contract/exchange.ts';
import { useSay } from '../../i18n/use-say.ts';

/** What stands for all layers of a file, one after another. */
const ALL = '*';

/** One of the layers of a file, with how many rows each has. */
export function LayerSelect({
  source: { layer, layers },
  chosen,
  onChoose,
}: {
  readonly source: SourceReport;
  readonly chosen: string | undefined;
  readonly onChoose: (layer: string) => void;
}) {
  const say = useSay();
  const names = layers.map(({ name, rows }) => ({
    value: name,
    label: rows === null ? name : say.t('import.source.rows', { name, n: say.number(rows) }),
  }));
  return (
    <Select
      size="xs"
      aria-label={say.t('import.source.layer')}
      data={[...names, { value: ALL, label: say.t('import.source.allLayers') }]}
      value={chosen ?? layer}
      allowDeselect={false}
      onChange={(name) => name && onChoose(name)}
    />
  );
}
