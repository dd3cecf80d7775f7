import { Kbd, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { Availability } from '../../editor/command.ts';
import { availabilityText } from '../../i18n/availability-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { keyName } from '../shell/key-name.ts';

/**
 * A button of the rail. One that can't act stays in the order of focus (`aria-disabled`) so that its reason can
 * be read by keyboard and screen reader too.
 */
export function RailButton({
  id,
  icon: Sign,
  label,
  hint,
  shortcut,
  state,
  active,
  onPress,
  toggle = false,
}: {
  readonly id: string;
  readonly icon: Icon;
  readonly label: string;
  readonly hint: string;
  readonly shortcut: string | null;
  readonly state: Availability;
  readonly active: boolean;
  readonly onPress: () => void;
  /** A switch that stays on rather than the tool in hand. */
  readonly toggle?: boolean;
}) {
  const say = useSay();
  const reason = state.available ? null : availabilityText(state, say);
  return (
    <Tooltip
      position="right"
      multiline
      w={260}
      label={
        <>
          <span className="tip-head">
            <strong>{label}</strong>
            {shortcut && <Kbd size="xs">{keyName(shortcut)}</Kbd>}
          </span>
          <span className="tip-text">{hint}</span>
          {reason && <span className="tip-reason">{reason}</span>}
        </>
      }
    >
      <button
        type="button"
        className="rail-button"
        data-tool={id}
        data-toggle={toggle}
        aria-label={reason ? `${label}: ${reason}` : label}
        aria-keyshortcuts={shortcut ?? undefined}
        aria-pressed={active}
        aria-disabled={!state.available}
        onClick={() => {
          if (state.available) onPress();
        }}
      >
        <Sign size={20} stroke={1.6} aria-hidden />
      </button>
    </Tooltip>
  );
}
