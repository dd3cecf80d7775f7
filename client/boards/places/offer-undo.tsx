import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { Say } from '../../i18n/use-say.ts';

/** Long enough to see that it was the wrong one. */
const SHOWN_MS = 10_000;

/** Says what was done and offers to take it back. */
export function offerUndo(said: string, say: Say, onUndo: () => void): void {
  const id = `undo-${crypto.randomUUID()}`;
  notifications.show({
    id,
    autoClose: SHOWN_MS,
    closeButtonProps: { 'aria-label': say.t('action.close') },
    message: (
      <span className="places-undo">
        {said}
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            notifications.hide(id);
            onUndo();
          }}
        >
          {say.t('boardLedger.hang.undo')}
        </Button>
      </span>
    ),
  });
}
