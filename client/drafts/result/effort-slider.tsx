import { Slider } from '@mantine/core';
import type { WireProposalVariant } from '../../../domain/contract/proposal.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useDraftSession } from '../flow/draft-session.ts';

/** From “touch nothing” to “ideal”: map, sentence and table follow at once. */
export function EffortSlider({
  variants,
  place,
}: {
  readonly variants: readonly WireProposalVariant[];
  readonly place: number;
}) {
  const say = useSay();
  const look = useDraftSession((s) => s.look);
  const at = variants[place]!;
  return (
    <section className="draft-effort" aria-labelledby="draft-effort">
      <h3 id="draft-effort">
        {say.t('draft.effort.title')}
        <span className="number" aria-live="polite">
          {say.t('draft.effort.at', { households: say.households(at.movedHouseholds) })}
        </span>
      </h3>
      <Slider
        label={null}
        min={0}
        max={variants.length - 1}
        step={1}
        marks={variants.map((_, value) => ({ value }))}
        thumbProps={{ 'aria-labelledby': 'draft-effort' }}
        value={place}
        onChange={look}
      />
      <p className="draft-effort-ends quiet">
        <span>{say.t('draft.effort.nothing')}</span>
        <span>{say.t('draft.effort.ideal')}</span>
      </p>
    </section>
  );
}
