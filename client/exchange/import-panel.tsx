import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { IMPORT_BYTES_MAX } from '../../domain/contract/import-limit.ts';
import { useSay } from '../i18n/use-say.ts';
import { useLines } from '../ui/data/use-lines.ts';
import { DialogError } from '../ui/dialogs/dialog-error.tsx';
import { useEditor, useEditorState, useProfile } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';
import { ImportFields } from './choose/import-fields.tsx';
import { ImportFiles } from './choose/import-files.tsx';
import { fieldsOf, type ImportForm, revised, revisionOf } from './flow/import-form.ts';
import { useImportSession } from './flow/import-session.ts';
import { useAfterTaking } from './flow/use-after-taking.ts';
import { useChooseFiles } from './flow/use-choose-files.ts';
import { useImport } from './flow/use-import.ts';
import { useOnMap } from './flow/use-on-map.ts';
import { ImportActions } from './import-actions.tsx';
import { ImportProgress } from './import-progress.tsx';
import { missingKinds } from './missing-kinds.ts';
import { FailedRead } from './report/failed-read.tsx';
import { ImportReport } from './report/import-report.tsx';
import { PlacedReason } from './report/placed-reason.tsx';
import './import-panel.css';

/**
 * A file on its way in, beside the map that shows what it would bring: it is read and reported upon first, read again with
 * what is answered, and taken when that is asked for. Put aside, it waits.
 */
export function ImportPanel() {
  const editor = useEditor();
  const say = useSay();
  const close = useScreen((s) => s.close);
  const plan = useEditorState((s) => s.plan);
  const session = useImportSession();
  const choose = useChooseFiles();
  const form = useForm();
  const { files, sent, answers } = session;
  const work = useImport(useAfterTaking());
  useEffect(() => editor.activate('select'), [editor]);
  useRoomForMap();
  useOnMap(work.report, work.preview);

  const fields = fieldsOf(form, plan?.id ?? null, baseName(files[0]?.name ?? sent?.names[0] ?? ''));
  const revision = sent ? revisionOf(sent.fields, fields, answers) : {};
  const changed = Object.keys(revision).length > 0;
  const tooLarge = files.reduce((sum, { size }) => sum + size, 0) > IMPORT_BYTES_MAX;
  const read = () => (sent ? work.revise(revision) : work.upload(files, revised(fields, answers)));
  const readWith = (more: typeof answers) => {
    session.answer(more);
    work.revise({ ...revision, ...more });
  };
  const said = sent ? revised(sent.fields, answers) : fields;
  return (
    // Not over the page, but as little to be typed past as a dialog is: keys are its own while it is there.
    <aside className="side-panel import-panel" role="dialog" aria-label={say.t('import.title')}>
      <header>
        <h2>{say.t('import.title')}</h2>
        <Tooltip label={say.t(sent ? 'import.later' : 'action.close')} position="left">
          <ActionIcon aria-label={say.t('action.close')} onClick={close}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      <form
        className="import-body"
        onSubmit={(event) => {
          event.preventDefault();
          read();
        }}
      >
        <div className="import-scroll">
          <ImportFiles files={files} names={sent?.names ?? []} onChoose={choose} />
          <ImportFields
            form={form}
            plan={plan}
            onFill={(part: Partial<ImportForm>) => session.start({ ...form, ...part })}
          />
          {tooLarge && (
            <PlacedReason
              reason={{ code: 'file-too-large', params: { max: IMPORT_BYTES_MAX / 1024 / 1024 } }}
              alert
            />
          )}
          <DialogError error={work.error} />
          {work.failed && <FailedRead reason={work.failed} said={said} answer={session.answer} />}
          {work.report && !work.failed && sent && (
            <div data-stale={!work.fresh}>
              <ImportReport
                report={work.report}
                preview={work.preview}
                said={said}
                answer={session.answer}
                readWith={readWith}
              />
            </div>
          )}
        </div>
        <ImportProgress work={work} taking={sent?.taking ?? false} />
        <ImportActions
          work={work}
          sent={sent !== null}
          changed={changed}
          ready={sent !== null || (files.length > 0 && !tooLarge)}
          onLeave={() => {
            work.drop();
            close();
          }}
        />
      </form>
    </aside>
  );
}

/** The drawer is closed for as long as the panel is there. */
function useRoomForMap(): void {
  useEffect(() => {
    const { drawer, showTab } = useScreen.getState();
    showTab(null);
    return () => showTab(drawer);
  }, []);
}

/** What is chosen so far; at first what the plan lacks next, or what the panel was opened for. */
function useForm(): ImportForm {
  const profile = useProfile();
  const { form, start } = useImportSession();
  const asked = useScreen((s) => s.importKind);
  const plan = useEditorState((s) => s.plan);
  const lines = useLines().data?.features.length ?? 0;
  const [first] = useState((): ImportForm => {
    const missing = missingKinds(plan?.division ?? null, lines);
    const [next = 'grids'] = missing;
    const level = profile.levels[1] ?? profile.levels[0]!;
    const over = plan ? 'plan' : 'own';
    // Of a plan that has grids the new draft is another one: it is named after its file.
    const name = missing.has('grids') ? (plan?.name ?? '') : '';
    return { as: asked ?? next, how: 'new', level: level.id, name, over };
  });
  useEffect(() => {
    if (!form) start(first);
  }, [form, start, first]);
  // What is only chosen is forgotten with the panel; what was read waits.
  useEffect(
    () => () => {
      const { sent, end } = useImportSession.getState();
      if (!sent) end();
    },
    [],
  );
  return form ?? first;
}

function baseName(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}
