import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';

/** A part that is closed until somebody wants it. */
export function Fold({
  part,
  title,
  count,
  children,
}: {
  readonly part: string;
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  const say = useSay();
  const id = useId();
  const [open, setOpen] = useState(false);
  const Sign = open ? IconChevronDown : IconChevronRight;
  return (
    <section className="draft-part" data-part={part}>
      <h3>
        <button
          type="button"
          className="draft-fold"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Sign size={14} aria-hidden />
          {title}
          <span className="draft-count number">{say.number(count)}</span>
        </button>
      </h3>
      {open && <div id={id}>{children}</div>}
    </section>
  );
}
