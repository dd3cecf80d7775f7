import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState, useMapPort } from './editor-context.ts';

const COLOURS = { refused: 'red', conflict: 'orange', done: 'green' } as const;

/** Says once what the editor has to say, and shows the place where there is one. */
export function Notices() {
  const editor = useEditor();
  const map = useMapPort();
  const say = useSay();
  const notice = useEditorState((s) => s.notice);
  useEffect(() => {
    if (!notice) return;
    const { kind, reason, serial } = notice;
    notifications.show({
      id: `notice-${serial}`,
      color: COLOURS[kind],
      title: say.t(`notice.${kind}`),
      message: reasonText(reason, say),
      closeButtonProps: { 'aria-label': say.t('action.close') },
    });
    if (reason.at) map.current.flash({ gridIds: [], at: reason.at });
    editor.dismissNotice();
  }, [notice, editor, map, say]);
  return null;
}
