import type { Profile } from '../../../domain/deployment/types.ts';
import type { ColourMode, LayerId } from '../../editor/store.ts';
import { useSay } from '../../i18n/use-say.ts';
import { atScheme, BALANCE_STEPS, balanceColour, overGround } from '../style/grid-colours.ts';
import { paletteOf, type Scheme } from '../style/palette.ts';
import { Swatch } from './swatch.tsx';

/** What the colours and lines on the map mean: only what is drawn now. */
export function Legend({
  profile,
  colour,
  layers,
  scheme,
  comparing,
  targeted,
}: {
  readonly profile: Profile;
  readonly colour: ColourMode;
  readonly layers: Readonly<Record<LayerId, boolean>>;
  readonly scheme: Scheme;
  readonly comparing: boolean;
  /** A grid of the level that is coloured has a target, its own or its level's. */
  readonly targeted: boolean;
}) {
  const say = useSay();
  const p = paletteOf(scheme);
  const seen = (hex: string) => overGround(hex, p.ground, p.fillOpacity);
  return (
    <section className="legend" aria-label={say.t('map.legend')}>
      {layers.grids && (
        <>
          <h2>{say.t(`colour.${colour}`)}</h2>
          <ul>
            {colour === 'type' &&
              profile.types.map((type) => (
                <li key={type.id}>
                  <Swatch
                    colour={seen(atScheme(type.colour, scheme))}
                    hatch={type.hatch}
                    letter={type.letter}
                  />
                  {say.words(type.name)}
                </li>
              ))}
            {colour === 'risk' &&
              profile.risks.map((risk) => (
                <li key={risk.id}>
                  <Swatch colour={seen(atScheme(risk.colour, scheme))} />
                  {say.words(risk.name)}
                </li>
              ))}
            {colour === 'deviation' && !targeted && <li>{say.t('map.noTarget')}</li>}
            {colour === 'deviation' &&
              targeted &&
              BALANCE_STEPS.map((step) => (
                <li key={step}>
                  <Swatch colour={seen(balanceColour(step, scheme))} />
                  {say.t(`balance.${step}`)}
                </li>
              ))}
          </ul>
        </>
      )}
      <ul>
        {layers.shapes &&
          profile.levels
            .filter((level) => !level.tiles)
            .map((level) => (
              <li key={level.id}>
                <span className="legend-shape" style={{ borderColor: p.shape }}>
                  <span style={{ background: p.shape }} />
                </span>
                {say.words(level.name)}
              </li>
            ))}
        {layers.cameras && <PlaceEntry colour={p.place.camera} text={say.t('layer.cameras')} />}
        {layers.shops && <PlaceEntry colour={p.place.shop} text={say.t('layer.shops')} />}
        {layers.units && <PlaceEntry colour={p.place.unit} text={say.t('layer.units')} />}
        {comparing && (
          <>
            <li>
              <span className="legend-line" style={{ borderTop: `3px solid ${p.cue}` }} />
              {say.t('compare.new')}
            </li>
            <li>
              <span className="legend-line" style={{ borderTop: `3px dashed ${p.inkQuiet}` }} />
              {say.t('compare.gone')}
            </li>
          </>
        )}
      </ul>
    </section>
  );
}

function PlaceEntry({ colour, text }: { readonly colour: string; readonly text: string }) {
  return (
    <li>
      <span className="legend-dot" style={{ background: colour }} />
      {text}
    </li>
  );
}
