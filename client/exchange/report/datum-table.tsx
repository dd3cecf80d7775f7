import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { DatumScore } from '../../../domain/contract/exchange.ts';
import { useSay } from '../../i18n/use-say.ts';
import { datumOf, readingOf } from '../flow/datum-of.ts';
import { useImportView } from '../flow/import-view.ts';
import type { Answering } from './answering.ts';

/** The three ways in which degrees are written in China, where nothing has been scored. */
const UNSCORED: readonly DatumScore['datum'][] = ['wgs84', 'gcj02', 'bd09'];

/** The readings of the positions: how well each fits what is there, how far it moves the layer, which is used. */
export function DatumTable({
  report,
  readWith,
  projected,
}: Pick<Answering, 'report' | 'readWith'> & { readonly projected: boolean }) {
  const say = useSay();
  const shiftTo = useImportView((s) => s.shiftTo);
  const { crs, datums } = report.source!;
  // Once it is read otherwise, what it was moved from is not where it is any more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reading begins unmoved
  useEffect(() => () => shiftTo(null), [shiftTo, crs.used]);
  const now = datumOf(crs.used);
  const certain = crs.by !== 'unknown';
  const scores: readonly Partial<DatumScore>[] =
    datums.length > 0 ? datums : UNSCORED.map((datum) => ({ datum }));
  return (
    <>
      {datums.length === 0 && <p>{say.t('import.datum.none')}</p>}
      <table className="import-datums" onMouseLeave={() => shiftTo(null)}>
        <thead>
          <tr>
            <th>{say.t('import.datum.reading')}</th>
            {datums.length > 0 && <th>{say.t('import.datum.score')}</th>}
            <th />
            <th />
          </tr>
        </thead>
        <tbody>
          {scores.map(({ datum = 'wgs84', score, shiftM }) => (
            <tr
              key={datum}
              data-datum={datum}
              data-used={certain && datum === now}
              onMouseEnter={() => shiftTo(datum === now ? null : { from: now, to: datum })}
            >
              <td>{say.t(`importDatum.${datum}`)}</td>
              {score !== undefined && (
                <td className="number">
                  <meter min={0} max={1} value={score} aria-label={say.t('import.datum.score')} />
                  {say.number(Math.round(score * 100))}%
                </td>
              )}
              <td className="number">
                {shiftM !== undefined &&
                  (shiftM < 1
                    ? say.t('import.datum.same')
                    : say.t('import.datum.shift', { m: say.number(Math.round(shiftM)) }))}
              </td>
              <td>
                {certain && datum === now ? (
                  <strong>{say.t('import.datum.used')}</strong>
                ) : (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onFocus={() => shiftTo(datum === now ? null : { from: now, to: datum })}
                    onBlur={() => shiftTo(null)}
                    onClick={() => readWith({ crs: readingOf(crs.used, projected, datum) })}
                  >
                    {say.t('import.datum.choose')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{say.t('import.datum.hover')}</p>
    </>
  );
}
