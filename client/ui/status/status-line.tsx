import { IconMagnet, IconMagnetOff, IconRoute, IconRouteOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { availabilityText } from '../../i18n/availability-text.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState } from '../shell/editor-context.ts';
import { useOverview } from '../shell/use-overview.ts';
import { BasemapNote } from './basemap-note.tsx';
import './status-line.css';

/** What the active tool waits for (or `hint`, where a panel has the pointer), whether it snaps, and how the whole division stands. */
export function StatusLine({ hint }: { readonly hint?: ReactNode }) {
  const editor = useEditor();
  const say = useSay();
  const tool = useEditorState((s) => s.tool);
  const cue = useEditorState((s) => s.preview.cue);
  const reason = useEditorState((s) => s.preview.reason);
  // The tool in hand may cease to be of use: another selects, or puts the plan in force.
  useEditorState((s) => s.plan?.status);
  useEditorState((s) => s.level);
  useEditorState((s) => s.selection);
  const snapping = useEditorState((s) => s.snapping);
  const routing = useEditorState((s) => s.routing && s.snapping);
  const following = useEditorState((s) => s.preview.following);
  const overview = useOverview();
  const inHand = editor.tools.get(tool)!;
  const why = reason ? reasonText(reason, say) : availabilityText(inHand.state(), say);
  return (
    <footer className="status-line">
      {hint || (
        <p className="status-hint ellipsis" aria-live="polite" data-refused={why !== ''}>
          <strong>{say.t(inHand.labelKey)}</strong>
          {why || say.t(inHand.hintKey)}
        </p>
      )}
      <BasemapNote />
      <p className="status-snap" data-on={snapping}>
        {snapping ? <IconMagnet size={14} aria-hidden /> : <IconMagnetOff size={14} aria-hidden />}
        {cue
          ? say.t(`cue.${cue.kind}`, { street: cue.street ?? say.t('cue.line') })
          : say.t(snapping ? 'status.snap' : 'status.noSnap')}
      </p>
      <p
        className="status-snap"
        data-on={routing}
        data-following={following ?? ''}
        data-testid="status-follow"
      >
        {routing ? <IconRoute size={14} aria-hidden /> : <IconRouteOff size={14} aria-hidden />}
        {say.t(routing ? `follow.${following ?? 'on'}` : 'follow.off')}
      </p>
      {overview && (
        <p className="status-count number">
          <span>{say.households(overview.households)}</span>
          <span>
            {say.t('status.grids', { level: say.words(overview.levelName), n: say.number(overview.grids) })}
          </span>
          {overview.off !== null && (
            <span className="status-off" data-some={overview.off > 0}>
              {say.t('status.off', { count: overview.off, n: say.number(overview.off) })}
            </span>
          )}
        </p>
      )}
    </footer>
  );
}
