import type { Deviation } from '../../../domain/balance/target.ts';
import { useSay } from '../../i18n/use-say.ts';
import { balanceStep } from '../../map/style/grid-colours.ts';
import './household-bar.css';

/** The bar ends at twice the target: further than that is simply far over. */
const FULL = 2;

/** Households (or persons) against the target, with the band marked and the value in its colour. */
export function HouseholdBar({ off }: { readonly off: Deviation }) {
  const say = useSay();
  const { band, value, ratio, side } = off;
  const at = (n: number) => `${Math.min(100, (n / (band.target * FULL)) * 100)}%`;
  const step = balanceStep(side, ratio);
  const label = say.t('inspector.againstTarget', {
    value: say.number(value),
    target: say.number(band.target),
    low: say.number(Math.ceil(band.low)),
    high: say.number(Math.floor(band.high)),
  });
  return (
    <div className="household-bar" role="img" aria-label={label} title={label}>
      <div
        className="household-bar-band"
        style={{ left: at(band.low), width: `calc(${at(band.high)} - ${at(band.low)})` }}
      />
      <div
        className="household-bar-fill"
        data-side={side}
        style={{ width: at(value), background: step === 'in' ? 'var(--ok)' : `var(--balance-${step})` }}
      />
      <div className="household-bar-target" style={{ left: at(band.target) }} />
    </div>
  );
}
