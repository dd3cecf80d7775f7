import { Alert, Button, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { IssueCode } from '../../../domain/coverage/issue.ts';
import type { PlanStatus } from '../../editor/store.ts';
import { useSay } from '../../i18n/use-say.ts';
import { answered, api } from '../data/api.ts';
import { PLANS_KEY } from '../data/use-plans.ts';
import { useEditor, useEditorState } from '../shell/editor-context.ts';
import { useScreen } from '../shell/screen-store.ts';
import { useIssues } from '../shell/use-issues.ts';
import { AffectedBoardsNote } from './affected-boards-note.tsx';
import { barsOf } from './bars.ts';
import { DialogError } from './dialog-error.tsx';
import './dialogs.css';

/** Where a plan can go from where it is. */
const STEPS: Readonly<Record<PlanStatus, readonly PlanStatus[]>> = {
  draft: ['in-review', 'in-force'],
  'in-review': ['draft', 'in-force'],
  'in-force': ['retired'],
  retired: [],
};

/** A plan's life: what stands in the way of putting it in force, the written reason, and the step itself. */
export function StatusDialog() {
  const editor = useEditor();
  const say = useSay();
  const queries = useQueryClient();
  const close = useScreen((s) => s.close);
  const showTab = useScreen((s) => s.showTab);
  const plan = useEditorState((s) => s.plan);
  const pending = plan?.pending.length ?? 0;
  const issues = useIssues();
  const [note, setNote] = useState('');
  const bars = useMemo(() => (plan ? barsOf(issues, plan.division) : null), [issues, plan]);
  const move = useMutation({
    mutationFn: (status: PlanStatus) =>
      answered(api.setStatus(plan!.id, { status, ...(note.trim() ? { note: note.trim() } : {}) })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: PLANS_KEY });
      close();
      await editor.openPlan(plan!.id);
    },
  });
  if (!plan || !bars) return null;
  const needsNote = bars.reasons.length > 0;
  return (
    <Modal
      opened
      size="lg"
      onClose={close}
      title={say.t('plan.life')}
      closeButtonProps={{ 'aria-label': say.t('action.close') }}
    >
      <p className="dialog-plan">
        <strong>{plan.name}</strong>
        <span className="plan-status" data-status={plan.status}>
          {say.t(`planStatus.${plan.status}`)}
        </span>
        <span className="quiet number">r{plan.revision}</span>
      </p>
      {plan.status !== 'retired' && plan.status !== 'in-force' && (
        <>
          <BarList title={say.t('bars.block')} kind="block" counts={bars.blocks} />
          <BarList title={say.t('bars.reason')} kind="reason" counts={bars.reasons} />
          {bars.blocks.length === 0 && !needsNote && (
            <Alert color="green" p="xs" mb="sm">
              {say.t('bars.none')}
            </Alert>
          )}
          {(bars.blocks.length > 0 || needsNote) && (
            <Button
              size="compact-sm"
              variant="subtle"
              mb="sm"
              onClick={() => {
                showTab('issues');
                close();
              }}
            >
              {say.t('bars.see')}
            </Button>
          )}
        </>
      )}
      {plan.status !== 'retired' && plan.status !== 'in-force' && <AffectedBoardsNote plan={plan.id} />}
      {plan.status === 'in-force' && <p className="quiet">{say.t('plan.retireWhat')}</p>}
      {plan.status === 'retired' && <p className="quiet">{say.t('plan.retiredWhat')}</p>}
      {plan.status !== 'retired' && (
        <Textarea
          label={say.t(needsNote ? 'plan.noteNeeded' : 'plan.note')}
          autosize
          minRows={2}
          maxRows={6}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      {pending > 0 && <p className="quiet">{say.t('plan.stillSaving')}</p>}
      <DialogError error={move.error} />
      <div className="dialog-actions">
        <Button variant="default" onClick={close}>
          {say.t('action.cancel')}
        </Button>
        {STEPS[plan.status].map((status) => (
          <Button
            key={status}
            variant={status === 'in-force' ? 'filled' : 'light'}
            loading={move.isPending && move.variables === status}
            disabled={
              pending > 0 ||
              (status === 'in-force' && (bars.blocks.length > 0 || (needsNote && note.trim() === '')))
            }
            onClick={() => move.mutate(status)}
          >
            {say.t(`planStep.${status}`)}
          </Button>
        ))}
      </div>
    </Modal>
  );
}

function BarList({
  title,
  kind,
  counts,
}: {
  readonly title: string;
  readonly kind: 'block' | 'reason';
  readonly counts: readonly (readonly [IssueCode, number])[];
}) {
  const say = useSay();
  if (counts.length === 0) return null;
  return (
    <section className="bars" data-kind={kind}>
      <h3>{title}</h3>
      <ul>
        {counts.map(([code, count]) => (
          <li key={code}>
            {say.t(`issueGroup.${code}`)}
            <span className="number">{say.number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
