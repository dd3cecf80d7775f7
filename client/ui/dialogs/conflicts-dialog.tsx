import { Button, Modal } from '@mantine/core';
import { useEffect } from 'react';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState, useMapPort } from '../shell/editor-context.ts';
import { useScreen } from '../shell/screen-store.ts';
import './dialogs.css';

/** Edits that could not be kept as they were made: each is taken again on what is there now, or given up. */
export function ConflictsDialog() {
  const editor = useEditor();
  const map = useMapPort();
  const say = useSay();
  const conflicts = useEditorState((s) => s.plan?.conflicts ?? null);
  const close = useScreen((s) => s.close);
  const empty = !conflicts || conflicts.length === 0;
  useEffect(() => {
    if (empty) close();
  }, [empty, close]);
  return (
    <Modal
      opened
      onClose={close}
      title={say.t('conflict.title')}
      closeButtonProps={{ 'aria-label': say.t('action.close') }}
    >
      <p className="quiet">{say.t('conflict.what')}</p>
      {conflicts?.map(({ id, edit, reason }) => (
        <div className="dialog-row" key={id}>
          <div className="dialog-row-text">
            <strong>{say.t(`editKind.${edit.kind}`)}</strong>
            <span className="quiet">{reasonText(reason, say)}</span>
          </div>
          {reason.at && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                const [x, y] = reason.at!;
                map.current.zoomTo([x, y, x, y]);
                map.current.flash({ gridIds: [], at: reason.at! });
              }}
            >
              {say.t('action.show')}
            </Button>
          )}
          <Button size="compact-sm" variant="default" onClick={() => editor.discard(id)}>
            {say.t('conflict.discard')}
          </Button>
          <Button size="compact-sm" onClick={() => editor.takeAgain(id)}>
            {say.t('conflict.again')}
          </Button>
        </div>
      ))}
    </Modal>
  );
}
