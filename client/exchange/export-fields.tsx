import { Select } from '@mantine/core';
import type { ExportContent, ExportFormat, ExportQuery } from '../../domain/contract/exchange.ts';
import type { CrsItem } from '../api/client.ts';
import { useSay } from '../i18n/use-say.ts';
import { systemChoices } from './export-systems.ts';
import { useCrs } from './flow/use-crs.ts';

const FORMATS: readonly ExportFormat[] = ['geojson', 'shp', 'gpkg', 'xlsx', 'csv', 'kml'];
const CONTENTS: readonly ExportContent[] = ['grids', 'buildings', 'lines', 'places'];
const ENCODINGS = ['gb18030', 'utf-8'] as const;
/** True degrees of China: what a file is in unless somebody says otherwise, and what KML is always in. */
export const PLAIN_CRS = 'EPSG:4490';
/** More than this of a list nobody scrolls through: typing finds the rest. */
const SHOWN = 40;

export type ExportForm = Required<Omit<ExportQuery, 'lang'>>;

/** What goes out, in which format and coordinates, and of a Shapefile in which encoding. */
export function ExportFields({
  form,
  longitude,
  onFill,
}: {
  readonly form: ExportForm;
  readonly longitude: number;
  readonly onFill: (part: Partial<ExportForm>) => void;
}) {
  const say = useSay();
  const { likely, others } = systemChoices(useCrs(), longitude);
  const { format, what, crs, encoding } = form;
  const option = (item: CrsItem) => ({ value: item.id, label: `${item[say.language]} · ${item.id}` });
  return (
    <>
      <Select
        label={say.t('export.content')}
        data={CONTENTS.map((value) => ({ value, label: say.t(`exportContent.${value}`) }))}
        value={what}
        allowDeselect={false}
        onChange={(value) => value && onFill({ what: value as ExportContent })}
      />
      <Select
        label={say.t('export.format')}
        data={FORMATS.map((value) => ({ value, label: say.t(`exportFormat.${value}`) }))}
        value={format}
        allowDeselect={false}
        onChange={(value) => value && onFill({ format: value as ExportFormat })}
      />
      <p className="quiet">{say.t(`exportNote.${format}`)}</p>
      {format !== 'kml' && (
        <Select
          searchable
          label={say.t('export.crs')}
          data={[
            { group: say.t('export.likely'), items: likely.map(option) },
            { group: say.t('export.others'), items: others.map(option) },
          ]}
          value={crs}
          limit={SHOWN}
          allowDeselect={false}
          nothingFoundMessage={say.t('export.crsNone')}
          onChange={(value) => value && onFill({ crs: value })}
        />
      )}
      {format === 'shp' && (
        <Select
          label={say.t('export.encoding')}
          data={ENCODINGS.map((value) => ({ value, label: say.t(`exportEncoding.${value}`) }))}
          value={encoding}
          allowDeselect={false}
          onChange={(value) => value && onFill({ encoding: value as ExportForm['encoding'] })}
        />
      )}
    </>
  );
}
