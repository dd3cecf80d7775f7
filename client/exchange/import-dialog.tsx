import { Button, Modal, Progress } from '@mantine/core';
import { useState } from 'react';
import { IMPORT_BYTES_MAX } from '../../domain/contract/import-limit.ts';
import { useSay } from '../i18n/use-say.ts';
import { useLines } from '../ui/data/use-lines.ts';
import { DialogError } from '../ui/dialogs/dialog-error.tsx';
import { useEditor, useEditorState, useProfile } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';
import { AsideBar } from './aside-bar.tsx';
import { type Chosen, ImportFields } from './import-fields.tsx';
import { ImportReport } from './import-report.tsx';
import { missingKinds } from './missing-kinds.ts';
import { PlacedReason } from './placed-reason.tsx';
import { useImport } from './use-import.ts';

/**
 * A file is read and reported upon first; nothing is taken until that is asked for. What is refused can be looked at
 * on the map, the dialog stepping aside with all that is in it, and the same file read again as something else.
 */
export function ImportDialog() {
  const editor = useEditor();
  const profile = useProfile();
  const say = useSay();
  const { close, aside, importKind } = useScreen();
  const plan = useEditorState((s) => s.plan);
  const lines = useLines().data?.features.length ?? 0;
  const [chosen, setChosen] = useState<Chosen>(() => {
    const [next = 'grids'] = missingKinds(plan?.division ?? null, lines);
    const level = profile.levels[1] ?? profile.levels[0]!;
    return { file: null, as: importKind ?? next, level: level.id, name: plan?.name ?? '' };
  });
  const work = useImport(async ({ plan: made }) => {
    close();
    const opened = made ?? plan?.id;
    if (opened) await editor.openPlan(opened);
  });
  const { file, as, level } = chosen;
  const makesPlan = as === 'territory' || as === 'grids';
  const read = () => {
    const name = chosen.name.trim() || (as === 'grids' ? baseName(file!) : '');
    const into = as === 'territory' || (as === 'grids' && plan?.status !== 'draft') ? undefined : plan?.id;
    work.read({
      file: file!,
      as,
      ...(as === 'grids' ? { level } : {}),
      ...(makesPlan && name ? { name } : {}),
      ...(into ? { plan: into } : {}),
    });
  };
  const { report } = work;
  const tooLarge = file !== null && file.size > IMPORT_BYTES_MAX;
  return (
    <>
      {aside && <AsideBar at={aside} />}
      <Modal
        opened={aside === null}
        size="lg"
        onClose={() => {
          work.cancel();
          close();
        }}
        // A click beside it must not lose the file and its report.
        closeOnClickOutside={file === null}
        title={say.t('import.title')}
        closeButtonProps={{ 'aria-label': say.t('action.close') }}
      >
        <form
          className="dialog-form"
          onSubmit={(event) => {
            event.preventDefault();
            read();
          }}
        >
          <ImportFields
            chosen={chosen}
            plan={plan}
            onChoose={(part) => {
              setChosen((before) => ({ ...before, ...part }));
              work.forget();
            }}
          />
          {work.busy && (
            <div>
              <p className="quiet">{say.t(work.taking ? 'import.taking' : 'import.reading')}</p>
              <Progress value={work.progress * 100} animated aria-label={say.t('import.reading')} />
            </div>
          )}
          {report && <ImportReport report={report} />}
          {tooLarge && (
            <PlacedReason
              reason={{ code: 'file-too-large', params: { max: IMPORT_BYTES_MAX / 1024 / 1024 } }}
              alert
            />
          )}
          {work.failed && <PlacedReason reason={work.failed} alert />}
          <DialogError error={work.error} />
          <div className="dialog-actions">
            <Button
              variant="default"
              onClick={() => {
                work.cancel();
                close();
              }}
            >
              {say.t('action.cancel')}
            </Button>
            <Button
              type="submit"
              variant={report ? 'default' : 'filled'}
              disabled={!file || tooLarge || work.busy}
              loading={work.reading}
            >
              {say.t('import.read')}
            </Button>
            {report && (
              <Button
                disabled={report.taken === 0 || report.faults.length > 0}
                loading={work.asking}
                onClick={work.take}
              >
                {say.t('import.take', { n: say.number(report.taken) })}
              </Button>
            )}
          </div>
        </form>
      </Modal>
    </>
  );
}

function baseName(file: File): string {
  return file.name.replace(/\.[^.]*$/, '');
}
