import { Tooltip } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';
import type { CommandStore } from '../store/ports.ts';
import { useCommand } from '../use-command.ts';
import { ageText } from './age-text.ts';
import './freshness-badge.css';

/** How old what is seen is, in a word and a time. */
export function FreshnessBadge({ store }: { readonly store: CommandStore }) {
  const say = useSay();
  const { state, ageMs, seq } = useCommand(store, (s) => s.freshness);
  const age = ageText(ageMs, say);
  return (
    <Tooltip label={say.t(`fresh.${state}Tip`, { age })} position="top">
      <span className="fresh" data-state={state} data-seq={seq} data-age-ms={ageMs}>
        <span className="fresh-dot" aria-hidden />
        <span role="status">{say.t(`fresh.${state}`)}</span>
        {state !== 'connecting' && <span className="fresh-age number">{age}</span>}
      </span>
    </Tooltip>
  );
}
