import { Button } from '@mantine/core';
import { useSay } from '../i18n/use-say.ts';
import type { useImport } from './flow/use-import.ts';

/** Leaves it, reads it (again), takes it; where it can't be taken, why. */
export function ImportActions({
  work,
  sent,
  changed,
  ready,
  onLeave,
}: {
  readonly work: ReturnType<typeof useImport>;
  readonly sent: boolean;
  /** Something has been said that is not read yet. */
  readonly changed: boolean;
  readonly ready: boolean;
  readonly onLeave: () => void;
}) {
  const say = useSay();
  const report = work.failed ? null : work.report;
  const busy = work.waiting || work.running;
  const bar = barOf(work, changed);
  const takes = report !== null && sent;
  return (
    <footer className="import-footer">
      {takes && bar && !busy && (
        <p className="import-bar">{say.t(`import.bar.${bar.why}`, { n: say.number(bar.n) })}</p>
      )}
      <div className="dialog-actions">
        <Button variant="default" onClick={onLeave}>
          {say.t(sent ? 'import.leave' : 'action.cancel')}
        </Button>
        <Button
          type="submit"
          variant={takes && !changed ? 'default' : 'filled'}
          disabled={!ready || busy}
          loading={work.waiting}
        >
          {say.t(sent ? 'import.readAgain' : 'import.read')}
        </Button>
        {takes && (
          <Button
            variant={changed ? 'default' : 'filled'}
            disabled={bar !== null || busy}
            onClick={work.take}
          >
            {say.t('import.take', { n: say.number(report.taken) })}
          </Button>
        )}
      </div>
    </footer>
  );
}

/** Why what was read can't be taken; null where it can. */
function barOf({ report }: ReturnType<typeof useImport>, changed: boolean) {
  if (!report) return null;
  if (changed) return { why: 'changed', n: 0 };
  const { questions, faults, taken } = report;
  // That there are problems is a question too; they are counted one by one.
  const asked = questions.filter(({ code }) => code !== 'problems').length;
  if (asked > 0) return { why: 'questions', n: asked };
  if (faults.length > 0) return { why: 'faults', n: faults.length };
  return taken === 0 ? { why: 'empty', n: 0 } : null;
}
