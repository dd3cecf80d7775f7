import { Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState } from '../shell/editor-context.ts';
import { useScreen } from '../shell/screen-store.ts';

const SIGNS = { saved: IconCheck, saving: IconLoader2, offline: IconCloudOff, conflict: IconAlertTriangle };

/**
 * Whether all is on the server; what waits for the person opens on a click. What waits for the server is sent at once
 * on a click, and when the browser says that the network is back.
 */
export function SaveState() {
  const say = useSay();
  const editor = useEditor();
  const save = useEditorState((s) => s.save);
  const live = useEditorState((s) => s.live);
  const pending = useEditorState((s) => s.plan?.pending.length ?? 0);
  const conflicts = useEditorState((s) => s.plan?.conflicts.length ?? 0);
  const open = useScreen((s) => s.open);
  useEffect(() => {
    const again = () => editor.retryNow();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [editor]);
  const Sign = SIGNS[save];
  const count = save === 'conflict' ? conflicts : pending;
  return (
    <Tooltip label={say.t(`save.${save}Tip`, { count, n: say.number(count) })}>
      <button
        type="button"
        className="save-state"
        data-state={save}
        data-live={live}
        aria-live="polite"
        onClick={() => {
          if (save === 'conflict') open('conflicts');
          else editor.retryNow();
        }}
      >
        <Sign size={16} stroke={1.8} aria-hidden />
        {say.t(`save.${save}`, { count, n: say.number(count) })}
      </button>
    </Tooltip>
  );
}
