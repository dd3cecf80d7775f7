import { Slider } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';
import { WEIGHTS } from '../flow/draft-form.ts';
import { useDraftSession } from '../flow/draft-session.ts';

/** What matters most: four quiet sliders. */
export function WeightSliders() {
  const say = useSay();
  const { form, fill } = useDraftSession();
  return (
    <section className="draft-part" aria-labelledby="draft-weights">
      <h3 id="draft-weights">{say.t('draft.weights')}</h3>
      <div className="draft-weights">
        {WEIGHTS.map((id) => (
          <div className="draft-weight" key={id} data-weight={id}>
            <span id={`draft-weight-${id}`}>{say.t(`draftWeight.${id}`)}</span>
            <Slider
              size="sm"
              label={null}
              min={0}
              max={100}
              step={5}
              marks={[{ value: 50 }]}
              thumbProps={{ 'aria-labelledby': `draft-weight-${id}` }}
              value={form.weights[id]}
              onChange={(value) => fill({ weights: { ...form.weights, [id]: value } })}
            />
          </div>
        ))}
      </div>
      <p className="quiet">{say.t('draft.weightsWhat')}</p>
    </section>
  );
}
