import { useSay } from '../../i18n/use-say.ts';
import type { Place } from '../place/use-place.ts';

/** A reading this far off may be of another grid. */
const ROUGH_M = 50;

/** Where the report is, in words: by what, how exactly, in which grid; and why the device tells nothing. */
export function PlaceWords({
  place,
  grid,
  onDevice,
}: {
  readonly place: Place;
  /** Null: outside of every grid, or not known yet. */
  readonly grid: string | null;
  readonly onDevice: () => void;
}) {
  const say = useSay();
  const { at, by, accuracyM, device } = place;
  const metres = accuracyM === null ? '' : say.number(Math.ceil(accuracyM));
  const mayAsk = device !== 'insecure' && (by === 'map' || device === 'denied' || device === 'unavailable');
  return (
    <div className="field-place" role="status" data-by={by ?? 'none'} data-device={device}>
      {by === null && device === 'asking' && <p>{say.t('field.asking')}</p>}
      {by === null && device !== 'asking' && device !== 'there' && (
        <p className="field-warn">{say.t(`field.device.${device}`)}</p>
      )}
      {by === 'device' && (
        <p className={accuracyM! > ROUGH_M ? 'field-warn' : ''}>
          {say.t(accuracyM! > ROUGH_M ? 'field.byDeviceRough' : 'field.byDevice', { n: metres })}
        </p>
      )}
      {by === 'map' && <p>{say.t('field.byMap')}</p>}
      {at !== null && (
        <p className={grid === null ? 'field-warn' : ''}>
          {grid === null ? say.t('field.outside') : say.t('field.inGrid', { grid })}
        </p>
      )}
      {mayAsk && (
        <button type="button" className="field-quiet" onClick={onDevice}>
          {say.t('field.useDevice')}
        </button>
      )}
    </div>
  );
}
