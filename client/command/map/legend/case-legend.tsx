import { useStore } from 'zustand';
import { HEAT_CLASSES } from '../../../../domain/case/heat/heat-classes.ts';
import { URGENCIES } from '../../../../domain/case/types.ts';
import type { Profile } from '../../../../domain/deployment/types.ts';
import { type Say, useSay } from '../../../i18n/use-say.ts';
import { Swatch } from '../../../map/furniture/swatch.tsx';
import { atScheme, overGround } from '../../../map/style/grid-colours.ts';
import { paletteOf } from '../../../map/style/palette.ts';
import { LOAD_OPACITY } from '../counts/load-projection.ts';
import { isLoad, LOAD_SCALES } from '../counts/load-scale.ts';
import { HEAT_OPACITY } from '../heat/heat-canvas.ts';
import type { MapLook } from '../map-look.ts';
import type { Picture } from '../picture.ts';
import { CAMERA_RANGE_M } from '../places/camera-views.ts';
import { PLACE_COLOURS } from '../places/place-layers.ts';
import { URGENCY_COLOURS } from '../points/case-colours.ts';

const P = paletteOf('dark');

/** What colours and signs on the map mean, in numbers: only what is drawn now. */
export function CaseLegend({
  look,
  picture,
  profile,
}: {
  readonly look: MapLook;
  readonly picture: Picture;
  readonly profile: Profile;
}) {
  const say = useSay();
  const bandwidthM = useStore(picture.facts, (facts) => facts.bandwidthM);
  const partial = useStore(picture.facts, (facts) => facts.partial);
  const compared = useStore(picture.facts, (facts) => facts.changes !== null);
  return (
    <section className="legend case-legend" aria-label={say.t('map.legend')}>
      {look.over === 'heat' && <HeatScale say={say} bandwidthM={bandwidthM} />}
      {isLoad(look.over) && (
        <LoadScaleList over={look.over === 'change' && !compared ? 'count' : look.over} say={say} />
      )}
      {partial && <p className="case-legend-note">{say.t('caseMap.partial')}</p>}
      {look.under !== 'none' && <UnderScale under={look.under} profile={profile} say={say} />}
      <ul>
        {look.cases &&
          URGENCIES.map((urgency) => (
            <li key={urgency}>
              <span
                className="legend-dot"
                data-urgency={urgency}
                style={{ background: URGENCY_COLOURS[urgency], color: URGENCY_COLOURS[urgency] }}
              />
              {say.t(`caseMap.urgency.${urgency}`)}
            </li>
          ))}
        {look.cases && (
          <>
            <li>
              <span className="legend-dot legend-hollow" style={{ borderColor: URGENCY_COLOURS.open }} />
              {say.t('caseMap.suspended')}
            </li>
            <li>
              <span className="legend-dot legend-simulated" style={{ background: URGENCY_COLOURS.open }} />
              {say.t('caseMap.simulated')}
            </li>
          </>
        )}
        {look.places.camera.shown && (
          <li>
            <span className="legend-dot" style={{ background: PLACE_COLOURS.camera }} />
            {say.t('caseMap.cameraLegend', { n: CAMERA_RANGE_M })}
          </li>
        )}
        {look.places.shop.shown && (
          <li>
            <span className="legend-dot legend-square" style={{ background: PLACE_COLOURS.shop }} />
            {say.t('caseMap.placeKind.shop')}
          </li>
        )}
        {look.places.unit.shown && (
          <li>
            <span className="legend-dot legend-diamond" style={{ background: PLACE_COLOURS.unit }} />
            {say.t('caseMap.placeKind.unit')}
          </li>
        )}
      </ul>
    </section>
  );
}

function HeatScale({ say, bandwidthM }: { readonly say: Say; readonly bandwidthM: number | null }) {
  return (
    <>
      <h2>{say.t('caseMap.heatTitle')}</h2>
      <p className="case-legend-note">{say.t('caseMap.heatUnit')}</p>
      <ul className="case-scale">
        {HEAT_CLASSES.toReversed().map(({ from, colour }, i) => (
          <li key={from} data-from={from}>
            <Swatch colour={overGround(colour, P.ground, HEAT_OPACITY)} />
            <span className="number">
              {i === 0 ? `≥ ${say.number(from)}` : range(from, HEAT_CLASSES.at(-i)!.from, say)}
            </span>
          </li>
        ))}
      </ul>
      {bandwidthM !== null && (
        <p className="case-legend-note">{say.t('caseMap.bandwidth', { n: say.number(bandwidthM) })}</p>
      )}
    </>
  );
}

function LoadScaleList({ over, say }: { readonly over: 'count' | 'per100' | 'change'; readonly say: Say }) {
  const scale = LOAD_SCALES[over];
  return (
    <>
      <h2>{say.t(`caseMap.over.${over}`)}</h2>
      <ul className="case-scale">
        {scale.toReversed().map(({ from, colour }, i) => (
          <li key={from}>
            <Swatch colour={overGround(colour, P.ground, LOAD_OPACITY)} />
            <span className="number">{bound(from, i === 0 ? null : scale.at(-i)!.from, over, say)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function UnderScale({
  under,
  profile,
  say,
}: {
  readonly under: 'type' | 'risk';
  readonly profile: Profile;
  readonly say: Say;
}) {
  const seen = (hex: string) => overGround(atScheme(hex, 'dark'), P.ground, P.fillOpacity);
  return (
    <>
      <h2>{say.t(`colour.${under}`)}</h2>
      <ul>
        {under === 'type'
          ? profile.types.map((type) => (
              <li key={type.id}>
                <Swatch colour={seen(type.colour)} hatch={type.hatch} letter={type.letter} />
                {say.words(type.name)}
              </li>
            ))
          : profile.risks.map((risk) => (
              <li key={risk.id}>
                <Swatch colour={seen(risk.colour)} />
                {say.words(risk.name)}
              </li>
            ))}
      </ul>
    </>
  );
}

function range(from: number, to: number, say: Say): string {
  return `${say.number(from)} – ${say.number(to)}`;
}

/** Counts are whole: 2 – 4, not 2 – 5. A change has its sign. */
function bound(from: number, next: number | null, over: 'count' | 'per100' | 'change', say: Say): string {
  if (over === 'per100') return next === null ? `≥ ${say.number(from)}` : range(from, next, say);
  const sign = (n: number) =>
    over === 'change' && n > 0 ? `+${say.number(n)}` : n < 0 ? `−${say.number(-n)}` : say.number(n);
  if (next === null) return `≥ ${sign(from)}`;
  if (from === Number.NEGATIVE_INFINITY) return `≤ ${sign(next - 1)}`;
  return next - 1 === from ? sign(from) : `${sign(from)} – ${sign(next - 1)}`;
}
