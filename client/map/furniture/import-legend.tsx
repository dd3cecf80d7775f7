import { useImportView } from '../../exchange/flow/import-view.ts';
import { useSay } from '../../i18n/use-say.ts';
import { paletteOf, type Scheme } from '../style/palette.ts';
import { Swatch } from './swatch.tsx';

/** What a file that comes in looks like on the map: only what is drawn now. */
export function ImportLegend({ scheme }: { readonly scheme: Scheme }) {
  const say = useSay();
  const p = paletteOf(scheme);
  const { faults, repairs, shift } = useImportView();
  return (
    <section className="legend" aria-label={say.t('map.legend')}>
      <ul>
        <li>
          <span className="legend-shape" style={{ borderColor: p.imported }}>
            <span style={{ background: p.imported }} />
          </span>
          {shift
            ? say.t('import.legend.shifted', { datum: say.t(`importDatum.${shift.to}`) })
            : say.t('import.legend.layer')}
        </li>
        {repairs.some(({ geometry }) => geometry) && (
          <li>
            <Swatch colour={p.repaired} />
            {say.t('import.legend.repaired')}
          </li>
        )}
        {faults.length > 0 && (
          <li>
            <span
              className="swatch"
              aria-hidden
              style={{
                background: `repeating-linear-gradient(135deg, ${p.error} 0 2px, transparent 2px 6px)`,
              }}
            />
            {say.t('import.legend.fault')}
          </li>
        )}
      </ul>
    </section>
  );
}
