import { SegmentedControl } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { ProposalHead, WireProposal } from '../../../domain/contract/proposal.ts';
import { useSay } from '../../i18n/use-say.ts';
import { Histogram } from '../../ui/inspector/histogram.tsx';
import { useProfile } from '../../ui/shell/editor-context.ts';
import { chooseGrids } from '../flow/choose-grids.ts';
import { useDraftSession } from '../flow/draft-session.ts';
import { useDraftView } from '../flow/draft-view.ts';
import { proposedBins } from '../flow/proposed-bins.ts';
import { levelsProposed, proposedLayer } from '../flow/proposed-layer.ts';
import { takingOf } from '../flow/taking.ts';
import { Adopt } from './adopt.tsx';
import { EffortSlider } from './effort-slider.tsx';
import { FiguresTable } from './figures-table.tsx';
import { MovedList } from './moved-list.tsx';
import { RetiredList } from './retired-list.tsx';
import { ShortfallList } from './shortfall-list.tsx';
import { TodaySwitch } from './today-switch.tsx';

/** A proposal that is done: laid over the map, held against today's grids and other proposals, and what taking it means. */
export function ProposalResult({
  plan,
  head,
  proposals,
  variants,
}: {
  readonly plan: string;
  readonly head: ProposalHead;
  readonly proposals: readonly ProposalHead[];
  readonly variants: WireProposal['variants'];
}) {
  const say = useSay();
  const profile = useProfile();
  const { request } = head;
  const place = Math.min(useDraftSession((s) => s.variant) ?? variants.length - 1, variants.length - 1);
  const variant = variants[place]!;
  const show = useDraftView((s) => s.show);
  const choose = useDraftView((s) => s.choose);
  const pointAt = useDraftView((s) => s.pointAt);
  const chosen = useDraftView((s) => s.chosen);
  const along = useDraftView((s) => s.along);
  const levels = useMemo(() => levelsProposed(variant, profile.levels), [variant, profile]);
  const [wanted, setWanted] = useState(request.level);
  const level = levels.includes(wanted) ? wanted : request.level;
  const measure = request.measure ?? profile.levels.find(({ id }) => id === request.level)!.measure;
  const layer = useMemo(() => {
    if (level === request.level)
      return proposedLayer(head.id, variant, level, { asked: true, measure, tolerance: request.tolerance });
    const { band, measure: own } = profile.levels.find(({ id }) => id === level)!;
    const tolerance = Math.min(1 - band[0], band[1] - 1);
    return proposedLayer(head.id, variant, level, { asked: false, measure: own, tolerance });
  }, [head.id, variant, level, measure, request, profile]);
  useEffect(() => {
    show({ layer });
    // What was chosen of another variant is not of this one.
    choose(new Set(), new Set());
    pointAt({ group: null });
  }, [show, choose, pointAt, layer]);
  useEffect(() => () => show({ layer: null }), [show]);
  const { bins, target } = useMemo(() => proposedBins(layer), [layer]);
  const taken = useMemo(() => (chosen.size === 0 ? null : new Set([...chosen, ...along])), [chosen, along]);
  const taking = useMemo(() => takingOf(variant, request.level, taken), [variant, request, taken]);
  return (
    <div className="draft-body" data-variant={place}>
      <div className="draft-scroll">
        <div className="draft-sight">
          <TodaySwitch />
          {levels.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={say.t('draft.shown')}
              data={levels.map((id) => ({
                value: id,
                label: say.words(profile.levels.find((l) => l.id === id)!.name),
              }))}
              value={level}
              onChange={setWanted}
            />
          )}
        </div>
        {variants.length > 1 && <EffortSlider variants={variants} place={place} />}
        <FiguresTable head={head} proposals={proposals} variant={variant} />
        <ShortfallList
          variant={variant}
          level={request.level}
          measure={measure}
          tolerance={request.tolerance}
        />
        <MovedList moved={taking.moved} variant={variant} />
        <RetiredList retired={taking.retired} />
        <section className="draft-part">
          <h3>{say.t(measure === 'persons' ? 'draft.distributionPersons' : 'draft.distribution')}</h3>
          <Histogram
            bins={bins}
            target={target}
            selected={chosen}
            onSelect={(ids) => chooseGrids(new Set(ids))}
          />
        </section>
      </div>
      <Adopt plan={plan} head={head} variant={variant} place={place} taking={taking} taken={taken} />
    </div>
  );
}
