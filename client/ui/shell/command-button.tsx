import { ActionIcon, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { CommandId } from '../../editor/command.ts';
import { availabilityText } from '../../i18n/availability-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState } from './editor-context.ts';
import { keyName } from './key-name.ts';

/** A command as an icon: its name and key on hover, or why it can't run now. */
export function CommandButton({ id, icon: Sign }: { readonly id: CommandId; readonly icon: Icon }) {
  const command = useEditor().commands.get(id)!;
  const say = useSay();
  useEditorState((s) => s.plan);
  useEditorState((s) => s.selection);
  const state = command.state();
  const label = say.t(command.labelKey);
  const why = state.available ? '' : ` · ${availabilityText(state, say)}`;
  return (
    <Tooltip label={`${label}${command.key ? ` (${keyName(command.key)})` : ''}${why}`}>
      <ActionIcon
        size={32}
        aria-label={label}
        data-command={id}
        {...(state.available ? {} : { 'data-disabled': true })}
        aria-disabled={!state.available}
        onClick={() => {
          if (state.available) command.run();
        }}
      >
        <Sign size={20} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
