import { ActionIcon, Button, Chip } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { useSay } from '../../i18n/use-say.ts';
import { BARRIERS, type BarrierId } from '../flow/draft-form.ts';
import { useDraftSession } from '../flow/draft-session.ts';
import { useDraftView } from '../flow/draft-view.ts';

/** What no proposed grid is to cross: kinds of lines, and lines drawn by hand on the map. */
export function BarrierFields() {
  const say = useSay();
  const { form, fill, drawn, rub } = useDraftSession();
  const { line, startLine, setLine, lookAt } = useDraftView();
  const drawing = line !== null;
  return (
    <section className="draft-part" aria-labelledby="draft-barriers">
      <h3 id="draft-barriers">{say.t('draft.barriers')}</h3>
      <Chip.Group
        multiple
        value={[...form.barriers]}
        onChange={(barriers) => fill({ barriers: barriers as BarrierId[] })}
      >
        <div className="draft-chips">
          {(Object.keys(BARRIERS) as BarrierId[]).map((id) => (
            <Chip key={id} size="xs" value={id} data-barrier={id}>
              {say.t(`draftBarrier.${id}`)}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <div className="draft-drawn">
        <Button
          size="compact-xs"
          variant={drawing ? 'filled' : 'default'}
          leftSection={<IconPencil size={14} aria-hidden />}
          aria-pressed={drawing}
          data-draw-barrier
          onClick={() => (drawing ? setLine(null) : startLine())}
        >
          {say.t(drawing ? 'draft.stopLine' : 'draft.drawLine')}
        </Button>
        {drawn.map((points, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place.
          <span className="draft-drawn-line" key={place}>
            <button type="button" className="draft-link" onClick={() => lookAt(points)}>
              {say.t('draft.drawnLine', { n: say.number(place + 1) })}
            </button>
            <ActionIcon size={18} aria-label={say.t('draft.rub')} onClick={() => rub(place)}>
              <IconX size={12} />
            </ActionIcon>
          </span>
        ))}
      </div>
      <p className="quiet">{say.t('draft.barriersWhat')}</p>
    </section>
  );
}
