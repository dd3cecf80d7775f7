import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState } from '../shell/editor-context.ts';
import { StillMissing } from '../start/still-missing.tsx';
import { BuildingInspector } from './building-inspector.tsx';
import { GridInspector } from './grid-inspector.tsx';
import { HistogramSection } from './histogram-section.tsx';
import { ManyInspector } from './many-inspector.tsx';
import { NewBuilding } from './new-building.tsx';
import './inspector.css';

/** What is selected, and how the grids of the level stand. */
export function Inspector() {
  const editor = useEditor();
  const say = useSay();
  const selection = useEditorState((s) => s.selection);
  const building = useEditorState((s) => s.building);
  const placing = useEditorState((s) => s.placing);
  const division = useEditorState((s) => s.plan?.division ?? null);
  const [first] = selection;
  const chosen = placing !== null || building !== null || first !== undefined;
  return (
    <aside className="side-panel" aria-label={say.t('inspector.name')}>
      <div className="scroll">
        {division && placing && <NewBuilding at={placing} />}
        {division && !placing && building !== null && <BuildingInspector key={building} id={building} />}
        {division && !placing && first !== undefined && (
          <section className="inspector-body">
            <Tooltip label={say.t('command.select-none.label')} position="left">
              <ActionIcon
                className="inspector-close"
                aria-label={say.t('command.select-none.label')}
                onClick={() => editor.select([])}
              >
                <IconX size={16} />
              </ActionIcon>
            </Tooltip>
            {selection.size === 1 ? (
              <GridInspector key={first} id={first} />
            ) : (
              <ManyInspector ids={selection} />
            )}
          </section>
        )}
        {!chosen && <p className="empty">{say.t(division ? 'inspector.nothing' : 'plan.none')}</p>}
        {!chosen && <StillMissing />}
      </div>
      {division && <HistogramSection />}
    </aside>
  );
}
