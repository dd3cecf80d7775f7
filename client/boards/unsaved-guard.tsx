import { Button, Modal } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useSay } from '../i18n/use-say.ts';
import { useBoards } from './boards-context.ts';
import { useLeaveGuard } from './leave-guard.ts';

/** While something is not saved, leaving this part of the screen asks; closing the page asks too, in the browser's words. */
export function UnsavedGuard({
  text,
  onDiscard,
  onSave,
}: {
  /** What is not saved; null: everything is. */
  readonly text: string | null;
  readonly onDiscard: () => void;
  /** Whether it was saved. */
  readonly onSave: () => Promise<boolean>;
}) {
  const say = useSay();
  const { tab } = useBoards().address;
  const [asked, setAsked] = useState<(() => void) | null>(null);
  const [busy, setBusy] = useState(false);
  const here = useRef(tab);
  const unsaved = text !== null;
  useEffect(() => {
    if (!unsaved) return;
    const close = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', close);
    useLeaveGuard.setState({
      guard: (part, leave) => {
        if (part.tab === undefined || part.tab === here.current) return false;
        setAsked(() => leave);
        return true;
      },
    });
    return () => {
      removeEventListener('beforeunload', close);
      useLeaveGuard.setState({ guard: null });
    };
  }, [unsaved]);
  const leave = () => {
    setAsked(null);
    asked?.();
  };
  return (
    <Modal
      opened={asked !== null}
      onClose={() => setAsked(null)}
      title={say.t('boardTemplates.leave.title')}
      closeButtonProps={{ 'aria-label': say.t('action.close') }}
    >
      <p className="unsaved-text">{text}</p>
      <div className="dialog-actions">
        <Button variant="default" onClick={() => setAsked(null)}>
          {say.t('boardTemplates.leave.stay')}
        </Button>
        <Button
          variant="light"
          color="red"
          onClick={() => {
            onDiscard();
            leave();
          }}
        >
          {say.t('boardTemplates.leave.discard')}
        </Button>
        <Button
          loading={busy}
          onClick={async () => {
            setBusy(true);
            const saved = await onSave();
            setBusy(false);
            if (saved) leave();
            else setAsked(null);
          }}
        >
          {say.t('boardTemplates.leave.save')}
        </Button>
      </div>
    </Modal>
  );
}
