import { FileInput } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';

const ACCEPTED =
  '.zip,.shp,.dbf,.shx,.prj,.cpg,.geojson,.json,.gpkg,.kml,.kmz,.csv,.xlsx,application/geo+json,application/json';

/** The files to bring: several are the parts of one, as a Shapefile has them. After a reload only their names are known. */
export function ImportFiles({
  files,
  names,
  onChoose,
}: {
  readonly files: readonly File[];
  readonly names: readonly string[];
  readonly onChoose: (files: readonly File[]) => void;
}) {
  const say = useSay();
  return (
    <FileInput
      multiple
      clearable={files.length > 0}
      label={say.t('import.file')}
      placeholder={names.length > 0 ? filesText(names, say) : say.t('import.choose')}
      description={files.length + names.length > 0 ? undefined : say.t('import.formats')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      accept={ACCEPTED}
      value={[...files]}
      valueComponent={() => <span className="ellipsis">{filesText(namesOf(files), say)}</span>}
      onChange={onChoose}
      data-autofocus
    />
  );
}

export function namesOf(files: readonly File[]): string[] {
  return files.map(({ name }) => name);
}

/** Several files by the name of the first. */
export function filesText(names: readonly string[], say: ReturnType<typeof useSay>): string {
  const [first = '', ...more] = names;
  return more.length === 0 ? first : say.t('import.files', { name: first, n: say.number(names.length) });
}
