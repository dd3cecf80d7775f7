import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';

/** A part of the report under its heading; closed parts open with a click. */
export function Section({
  part,
  title,
  count,
  alert = false,
  closed = false,
  needed = false,
  children,
}: {
  /** Names it for tests and styles. */
  readonly part: string;
  readonly title: string;
  readonly count?: number;
  /** Something that waits for the person. */
  readonly alert?: boolean;
  readonly closed?: boolean;
  /** Something in it is in hand: it is open whatever was clicked before. */
  readonly needed?: boolean;
  readonly children: ReactNode;
}) {
  const say = useSay();
  const id = useId();
  const [opened, setOpened] = useState(!closed);
  const open = opened || needed;
  const Sign = open ? IconChevronDown : IconChevronRight;
  return (
    <section className="import-section" data-part={part} data-alert={alert}>
      <h3>
        <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpened(!open)}>
          <Sign size={14} aria-hidden />
          <span>{title}</span>
          {count !== undefined && <span className="import-count number">{say.number(count)}</span>}
        </button>
      </h3>
      {open && (
        <div id={id} className="import-section-body">
          {children}
        </div>
      )}
    </section>
  );
}
