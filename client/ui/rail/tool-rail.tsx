import { Divider } from '@mantine/core';
import type { CommandId } from '../../editor/command.ts';
import type { ToolId } from '../../editor/tool.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState } from '../shell/editor-context.ts';
import { COMMAND_ICONS, TOOL_ICONS } from './icons.ts';
import { RailButton } from './rail-button.tsx';
import './rail.css';

const TOOLS: readonly (readonly ToolId[])[] = [
  ['select'],
  ['split', 'split-evenly', 'reshape', 'move-vertex', 'move-border', 'carve', 'draw'],
  ['add-building', 'move-building'],
];
const COMMANDS: readonly (readonly CommandId[])[] = [
  ['draft'],
  ['merge', 'detach-part', 'lock', 'unlock'],
  ['toggle-snap', 'toggle-route', 'zoom-to-selection'],
];

/** Every tool and what can be done with the selection: each with its name, its key, and why not when it can't act. */
export function ToolRail() {
  const editor = useEditor();
  const say = useSay();
  const active = useEditorState((s) => s.tool);
  const snapping = useEditorState((s) => s.snapping);
  const routing = useEditorState((s) => s.routing);
  // What can be done depends on the plan, the selection and the level: the whole state, but not the preview.
  useEditorState((s) => s.plan);
  useEditorState((s) => s.selection);
  useEditorState((s) => s.level);
  useEditorState((s) => s.building);
  useEditorState((s) => s.account);
  return (
    <nav className="tool-rail" aria-label={say.t('rail.name')}>
      {TOOLS.map((group) => (
        <div className="tool-group" key={group[0]}>
          {group.map((id) => {
            const tool = editor.tools.get(id)!;
            return (
              <RailButton
                key={id}
                id={id}
                icon={TOOL_ICONS[id]}
                label={say.t(tool.labelKey)}
                hint={say.t(tool.hintKey)}
                shortcut={tool.key}
                state={tool.state()}
                active={active === id}
                onPress={() => editor.activate(id)}
              />
            );
          })}
          <Divider className="tool-divider" />
        </div>
      ))}
      {COMMANDS.map((group) => (
        <div className="tool-group" key={group[0]}>
          {group.map((id) => {
            const command = editor.commands.get(id)!;
            return (
              <RailButton
                key={id}
                id={id}
                icon={COMMAND_ICONS[id]!}
                label={say.t(command.labelKey)}
                hint={say.t(command.hintKey)}
                shortcut={command.key}
                state={command.state()}
                active={(id === 'toggle-snap' && snapping) || (id === 'toggle-route' && snapping && routing)}
                toggle
                onPress={() => command.run()}
              />
            );
          })}
          <Divider className="tool-divider" />
        </div>
      ))}
    </nav>
  );
}
