import { NumberInput } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import { useDraftSession } from '../flow/draft-session.ts';

const SEED_MAX = 4_294_967_295;

/** What hardly anybody needs. */
export function MoreFields() {
  const say = useSay();
  const { form, fill } = useDraftSession();
  const [open, setOpen] = useState(false);
  const Sign = open ? IconChevronDown : IconChevronRight;
  return (
    <section className="draft-part draft-more">
      <button type="button" className="draft-fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Sign size={14} aria-hidden />
        {say.t(open ? 'draft.fewer' : 'draft.more')}
      </button>
      {open && (
        <NumberInput
          size="xs"
          label={say.t('draft.seed')}
          min={0}
          max={SEED_MAX}
          allowDecimal={false}
          clampBehavior="strict"
          value={form.seed}
          onChange={(value) => typeof value === 'number' && fill({ seed: value })}
        />
      )}
      {open && <p className="quiet">{say.t('draft.seedWhat')}</p>}
    </section>
  );
}
