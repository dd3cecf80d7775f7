import { Button, Progress } from '@mantine/core';
import { useSay } from '../i18n/use-say.ts';
import type { useImport } from './flow/use-import.ts';

const MB = 1024 * 1024;

/** How far the files are on their way up, or the server with reading or taking them. */
export function ImportProgress({
  work,
  taking,
}: {
  readonly work: ReturnType<typeof useImport>;
  readonly taking: boolean;
}) {
  const say = useSay();
  const { sending, running, progress } = work;
  if (!sending && !running) return null;
  const share = sending ? sending.sent / Math.max(1, sending.total) : progress;
  const mb = (bytes: number) => say.number(Math.round((bytes / MB) * 10) / 10);
  const text = sending
    ? say.t('import.sending', { sent: mb(sending.sent), total: mb(sending.total) })
    : say.t(taking ? 'import.taking' : 'import.reading');
  return (
    <div className="import-progress">
      <div className="import-progress-text">
        <span className="number" aria-live="polite">
          {text}
        </span>
        {!taking && (
          <Button size="compact-xs" variant="subtle" onClick={sending ? work.stop : work.drop}>
            {say.t('import.stop')}
          </Button>
        )}
      </div>
      <Progress value={share * 100} animated aria-label={text} />
    </div>
  );
}
