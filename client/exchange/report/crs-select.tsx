import { Select } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';
import { useCrs } from '../flow/use-crs.ts';

/** More than this of a list nobody scrolls through: typing finds the rest. */
const SHOWN = 40;

/** A coordinate system by its code or its name. */
export function CrsSelect({
  value,
  label,
  onChoose,
}: {
  readonly value: string | null;
  readonly label: string;
  readonly onChoose: (id: string) => void;
}) {
  const say = useSay();
  const systems = useCrs();
  return (
    <Select
      searchable
      size="xs"
      aria-label={label}
      placeholder={label}
      data={systems.map((crs) => ({ value: crs.id, label: `${crs[say.language]} · ${crs.id}` }))}
      value={value}
      limit={SHOWN}
      allowDeselect={false}
      nothingFoundMessage={say.t('import.source.crsNone')}
      comboboxProps={{ width: 420, position: 'bottom-end' }}
      onChange={(id) => id && onChoose(id)}
    />
  );
}
