import { Select } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';
import { baseOf } from '../flow/datum-of.ts';
import type { Answering } from './answering.ts';
import { CrsSelect } from './crs-select.tsx';
import { LayerSelect } from './layer-select.tsx';
import { Section } from './section.tsx';
import { useCrsName } from './use-crs-name.ts';

/** The encodings in which offices here have files; the server knows more. */
export const ENCODINGS = [
  'utf-8',
  'gb18030',
  'big5',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-kr',
  'windows-1252',
];

/** What the file is and how it was read: each can be overruled here. */
export function SourceFacts({ report, said, answer, readWith }: Answering) {
  const say = useSay();
  const crsName = useCrsName();
  const { source } = report;
  if (!source) return null;
  const { encoding, crs, layers } = source;
  const used = (said.encoding ?? encoding.used).toLowerCase();
  return (
    <Section part="source" title={say.t('import.source.title')}>
      <dl className="import-facts">
        <dt>{say.t('import.source.format')}</dt>
        <dd>{say.t(`importFormat.${source.format}`)}</dd>
        <dt>{say.t('import.source.layer')}</dt>
        <dd>
          {layers.length > 1 ? (
            <LayerSelect source={source} chosen={said.layer} onChoose={(layer) => readWith({ layer })} />
          ) : (
            source.layer
          )}
        </dd>
        <dt>{say.t('import.source.crs')}</dt>
        <dd>
          <span data-crs={crs.used ?? ''}>
            {crs.used ? crsName(crs.used, crs.name) : say.t('import.source.crsUnknown')}
          </span>
          <span className="quiet" title={crs.said ?? undefined}>
            {say.t(`importBy.${crs.by}`)}
            {crs.by !== 'said' &&
              ` · ${say.t('import.source.crsSaid')} ${crsShort(crs.said) ?? say.t('import.source.crsSaidNothing')}`}
          </span>
          <CrsSelect
            value={said.crs && said.crs !== crs.used ? baseOf(said.crs) : null}
            label={say.t('import.source.crsChoose')}
            onChoose={(id) => answer({ crs: id })}
          />
        </dd>
        <dt>{say.t('import.source.encoding')}</dt>
        <dd>
          <Select
            searchable
            size="xs"
            aria-label={say.t('import.source.encoding')}
            data={[...new Set([used, ...ENCODINGS])].map((value) => ({ value, label: value.toUpperCase() }))}
            value={used}
            allowDeselect={false}
            // A garbled name is mended at once: nothing else depends on it.
            onChange={(value) => value && readWith({ encoding: value })}
          />
          <span className="quiet">
            {[
              encoding.said && say.t('import.source.encodingSaid', { said: encoding.said }),
              encoding.sniffed && say.t('import.source.encodingSniffed', { sniffed: encoding.sniffed }),
            ]
              .filter(Boolean)
              .join(say.t('list.comma'))}
          </span>
        </dd>
        {encoding.sample.length > 0 && (
          <>
            <dt>{say.t('import.source.sample')}</dt>
            <dd>
              <span className="import-sample" data-sample>
                {encoding.sample.slice(0, 6).map((text) => (
                  <span key={text}>{text}</span>
                ))}
              </span>
              <span className="quiet">{say.t('import.source.sampleWhat')}</span>
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

/** The name at the head of a WKT text, else the text itself. */
function crsShort(said: string | null): string | null {
  return said && (/^\s*\w+\s*\[\s*"([^"]*)"/.exec(said)?.[1] ?? said).slice(0, 60);
}
