import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSay } from '../i18n/use-say.ts';
import { answered, api } from '../ui/data/api.ts';
import { DialogError } from '../ui/dialogs/dialog-error.tsx';
import { useEditorState } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';

/** The plan as a file. */
export function ExportDialog() {
  const say = useSay();
  const close = useScreen((s) => s.close);
  const plan = useEditorState((s) => s.plan);
  const fetchFile = useMutation({
    mutationFn: () => answered(api.exportPlan(plan!.id, 'geojson')),
    onSuccess: (file) => {
      save(file, `${plan!.name}-r${plan!.revision}.geojson`);
      close();
    },
  });
  if (!plan) return null;
  return (
    <Modal
      opened
      onClose={close}
      title={say.t('export.title')}
      closeButtonProps={{ 'aria-label': say.t('action.close') }}
    >
      <p>{say.t('export.what', { name: plan.name })}</p>
      {plan.pending.length > 0 && <p className="quiet">{say.t('plan.stillSaving')}</p>}
      <DialogError error={fetchFile.error} />
      <div className="dialog-actions">
        <Button variant="default" onClick={close}>
          {say.t('action.cancel')}
        </Button>
        <Button
          loading={fetchFile.isPending}
          disabled={plan.pending.length > 0}
          onClick={() => fetchFile.mutate()}
        >
          {say.t('export.geojson')}
        </Button>
      </div>
    </Modal>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
