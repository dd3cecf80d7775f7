import { Button, FileInput, Modal, Progress, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportKind, ImportReport as Report } from '../../domain/contract/exchange.ts';
import { reasonText } from '../i18n/reason-text.ts';
import { useSay } from '../i18n/use-say.ts';
import { answered, api } from '../ui/data/api.ts';
import { DialogError } from '../ui/dialogs/dialog-error.tsx';
import { useEditor, useEditorState, useProfile } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';
import { ImportReport } from './import-report.tsx';
import { useJob } from './use-job.ts';

const KINDS: readonly ImportKind[] = [
  'territory',
  'grids',
  'buildings',
  'lines',
  'cameras',
  'shops',
  'units',
];

/** A file is read and reported upon first; nothing is taken until that is asked for. */
export function ImportDialog() {
  const editor = useEditor();
  const profile = useProfile();
  const say = useSay();
  const queries = useQueryClient();
  const close = useScreen((s) => s.close);
  const plan = useEditorState((s) => s.plan);
  const [file, setFile] = useState<File | null>(null);
  const [as, setAs] = useState<ImportKind>('grids');
  const [level, setLevel] = useState(profile.levels[1]?.id ?? profile.levels[0]!.id);
  const [job, setJob] = useState<string | null>(null);
  const [taking, setTaking] = useState(false);
  const state = useJob(job, taking ? 'take' : 'read', async ({ result }) => {
    if (!taking) return;
    await queries.invalidateQueries();
    const made = (result as Report | undefined)?.plan;
    close();
    if (made) await editor.openPlan(made);
    else if (plan) await editor.openPlan(plan.id);
  });
  const read = useMutation({
    mutationFn: () =>
      answered(
        api.startImport({
          file: file!,
          as,
          ...(as === 'grids' ? { level, ...(plan?.status === 'draft' ? { plan: plan.id } : {}) } : {}),
        }),
      ),
    onSuccess: (started) => {
      setTaking(false);
      setJob(started.job);
    },
  });
  const take = useMutation({
    mutationFn: () => answered(api.takeImport(job!)),
    onSuccess: (started) => {
      setTaking(true);
      setJob(started.job);
    },
  });
  const busy = state.data?.state === 'queued' || state.data?.state === 'running';
  const report = state.data?.state === 'done' ? (state.data.result as Report) : null;
  const failed = state.data?.reason;
  return (
    <Modal
      opened
      size="lg"
      onClose={close}
      title={say.t('import.title')}
      closeButtonProps={{ 'aria-label': say.t('action.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          read.mutate();
        }}
      >
        <FileInput
          label={say.t('import.file')}
          placeholder={say.t('import.choose')}
          accept=".geojson,.json,application/geo+json,application/json"
          value={file}
          onChange={(chosen) => {
            setFile(chosen);
            setJob(null);
          }}
          data-autofocus
        />
        <div className="inspector-fields">
          <Select
            label={say.t('import.as')}
            data={KINDS.map((kind) => ({ value: kind, label: say.t(`importKind.${kind}`) }))}
            value={as}
            allowDeselect={false}
            onChange={(kind) => {
              if (kind) setAs(kind as ImportKind);
              setJob(null);
            }}
          />
          {as === 'grids' && (
            <Select
              label={say.t('import.level')}
              data={profile.levels
                .filter((l) => l.tiles)
                .map((l) => ({ value: l.id, label: say.words(l.name) }))}
              value={level}
              allowDeselect={false}
              onChange={(id) => id && setLevel(id)}
            />
          )}
        </div>
        {busy && (
          <div>
            <p className="quiet">{say.t(taking ? 'import.taking' : 'import.reading')}</p>
            <Progress
              value={(state.data?.progress ?? 0) * 100}
              animated
              aria-label={say.t('import.reading')}
            />
          </div>
        )}
        {report && !taking && <ImportReport report={report} />}
        {failed && <p className="sign-in-error">{reasonText(failed, say)}</p>}
        <DialogError error={read.error ?? take.error ?? state.error} />
        <div className="dialog-actions">
          <Button
            variant="default"
            onClick={() => {
              if (busy && job) void answered(api.cancelJob(job));
              close();
            }}
          >
            {say.t('action.cancel')}
          </Button>
          <Button
            type="submit"
            variant={report ? 'default' : 'filled'}
            disabled={!file || busy}
            loading={read.isPending}
          >
            {say.t('import.read')}
          </Button>
          {report && !taking && (
            <Button
              disabled={report.taken === 0 || report.faults.some((fault) => fault.severity === 'error')}
              loading={take.isPending}
              onClick={() => take.mutate()}
            >
              {say.t('import.take', { n: say.number(report.taken) })}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
