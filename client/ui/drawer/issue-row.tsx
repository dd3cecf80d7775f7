import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import type { Issue } from '../../../domain/coverage/issue.ts';
import type { Box } from '../../../domain/geometry/point.ts';
import { boxOfGrid } from '../../editor/tools/ground.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState, useMapPort, useProfile } from '../shell/editor-context.ts';
import { fixOf } from './issue-fix.ts';
import { issueText } from './issue-text.ts';

/** Half the side of what is shown around a place without a grid: about 60 m. */
const AROUND = 6000;

/** One thing that is wrong: a click shows it; where there is a way out, a button takes it. */
export function IssueRow({ issue }: { readonly issue: Issue }) {
  const editor = useEditor();
  const map = useMapPort();
  const profile = useProfile();
  const say = useSay();
  const division = useEditorState((s) => s.plan?.division ?? null);
  const fix = fixOf(issue);
  const show = () => {
    if (!division) return;
    const id = issue.gridIds.find((grid) => division.tree.grids.has(grid));
    const level = id === undefined ? undefined : division.tree.grids.get(id)?.level;
    if (level !== undefined) {
      editor.setLevel(level);
      editor.select(issue.gridIds);
    }
    const place: Box = [
      issue.at[0] - AROUND,
      issue.at[1] - AROUND,
      issue.at[0] + AROUND,
      issue.at[1] + AROUND,
    ];
    const small = issue.code === 'cut-building' || issue.code === 'sliver' || issue.code === 't-junction';
    map.current.zoomTo((!small && id !== undefined && boxOfGrid(division, id)) || place);
    map.current.flash(small || id === undefined ? { gridIds: [], at: issue.at } : { gridIds: issue.gridIds });
  };
  return (
    <div className="issue-row" data-issue={issue.code}>
      <button type="button" className="issue-text" onClick={show}>
        {issueText(issue, division, profile, say)}
      </button>
      {fix && (
        <Tooltip label={say.t(`fix.${fix}`)} position="left">
          <ActionIcon
            size={26}
            mt={2}
            aria-label={say.t(`fix.${fix}`)}
            onClick={() => {
              show();
              if (fix === 'split' || fix === 'move-vertex' || fix === 'reshape' || fix === 'carve')
                editor.activate(fix);
              else if (fix === 'detach-part') editor.commands.get('detach-part')?.run();
            }}
          >
            <IconTool size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}
