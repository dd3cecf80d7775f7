import { movedShown, useDraftView } from '../../drafts/flow/draft-view.ts';
import { useSay } from '../../i18n/use-say.ts';
import { Swatch } from '../furniture/swatch.tsx';
import { BALANCE_STEPS, balanceColour, overGround } from '../style/grid-colours.ts';
import { paletteOf, type Scheme } from '../style/palette.ts';

/** What a proposal looks like on the map: only what is drawn now. */
export function DraftLegend({ scheme }: { readonly scheme: Scheme }) {
  const say = useSay();
  const p = paletteOf(scheme);
  const view = useDraftView();
  const { layer, drawn, chosen, picture } = view;
  const line = (style: string) => <span className="legend-line" style={{ borderTop: style }} />;
  return (
    <section className="legend" aria-label={say.t('map.legend')}>
      {layer && <h2>{say.t('colour.deviation')}</h2>}
      <ul>
        {layer &&
          BALANCE_STEPS.map((step) => (
            <li key={step}>
              <Swatch colour={overGround(balanceColour(step, scheme), p.ground, p.fillOpacity)} />
              {say.t(`balance.${step}`)}
            </li>
          ))}
        {layer && (
          <li>
            {line(`3px solid ${p.accent}`)}
            {say.t('draft.legend.proposed')}
          </li>
        )}
        {picture.length > 0 && (
          <li>
            {line(`2px solid ${p.accent}`)}
            {say.t('draft.legend.picture')}
          </li>
        )}
        <li>
          {line(`1px solid ${p.leafBorder}`)}
          {say.t('draft.legend.today')}
        </li>
        {drawn.length > 0 && (
          <li>
            {line(`3px dashed ${p.cue}`)}
            {say.t('draft.legend.drawn')}
          </li>
        )}
        {chosen.size > 0 && (
          <li>
            <span className="legend-shape" style={{ borderColor: p.accent }}>
              <span style={{ background: p.accent }} />
            </span>
            {say.t('draft.legend.chosen')}
          </li>
        )}
        {movedShown(view).length > 0 && (
          <li>
            <span className="legend-dot" style={{ background: p.cue }} />
            {say.t('draft.legend.moved')}
          </li>
        )}
        {layer && layer.shortfalls.length > 0 && (
          <li>
            <span className="legend-dot" style={{ background: p.error }} />
            {say.t('draft.legend.shortfall')}
          </li>
        )}
      </ul>
    </section>
  );
}
