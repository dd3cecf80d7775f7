import { useSay } from '../../i18n/use-say.ts';
import { baseOf, datumOf } from '../flow/datum-of.ts';
import { useCrs } from '../flow/use-crs.ts';

/** What a reading is called in the chosen language, its code behind it; `fallback` for one that no list has. */
export function useCrsName(): (used: string, fallback: string) => string {
  const say = useSay();
  const systems = useCrs();
  return (used, fallback) => {
    const whole = systems.find(({ id }) => id === used);
    if (whole) return `${whole[say.language]} · ${used}`;
    const base = systems.find(({ id }) => id === baseOf(used));
    const name = base?.[say.language] ?? fallback;
    const shift = datumOf(used) === 'wgs84' ? '' : ` + ${say.t(`importDatum.${datumOf(used)}`)}`;
    return `${name}${shift}${base ? ` · ${base.id}` : ''}`;
  };
}
