import { Button, Loader } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';

/** A page that says what one waits for, or why there is nothing to see and how to try again. */
export function Waiting({ text, onRetry }: { readonly text: string; readonly onRetry?: () => void }) {
  const say = useSay();
  return (
    <main className="waiting">
      {onRetry ? null : <Loader size="sm" />}
      <p>{text}</p>
      {onRetry && (
        <Button variant="default" onClick={onRetry}>
          {say.t('action.retry')}
        </Button>
      )}
    </main>
  );
}
