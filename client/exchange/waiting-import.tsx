import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ImportFields, ImportReport } from '../../domain/contract/exchange.ts';
import { useSay } from '../i18n/use-say.ts';
import { answered, api } from '../ui/data/api.ts';
import { useEditor, useEditorState, useProfile } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';
import { filesText } from './choose/import-files.tsx';
import type { ImportForm } from './flow/import-form.ts';
import { useImportSession } from './flow/import-session.ts';
import { keepImport, keptImport } from './flow/kept-import.ts';

/** An import that was read and neither taken nor left: over the map until the person goes on with it or drops it. */
export function WaitingImport() {
  const say = useSay();
  const profile = useProfile();
  const dialog = useScreen((s) => s.dialog);
  const open = useScreen((s) => s.open);
  const session = useImportSession();
  const editor = useEditor();
  const plan = useEditorState((s) => s.plan?.id ?? null);
  const opening = useEditorState((s) => s.opening);
  const [kept, setKept] = useState(keptImport);
  // Put aside or ended: what is kept is another now.
  useEffect(() => {
    if (dialog === null) setKept(keptImport());
  }, [dialog]);
  const job = useQuery({
    queryKey: ['waiting-import', kept?.job],
    queryFn: () => answered(api.job(kept!.job)),
    enabled: kept !== null && dialog === null,
    retry: false,
  });
  const taken = (job.data?.result as ImportReport | undefined)?.committed === true;
  const over = job.isError || taken || job.data?.state === 'cancelled';
  useEffect(() => {
    if (!over) return;
    keepImport(null);
    setKept(null);
  }, [over]);
  if (!kept || !job.data || over || dialog !== null || opening) return null;
  const go = () => {
    const { plan: of } = kept.fields;
    if (session.sent?.job !== kept.job) session.resume(kept, formOf(kept.fields));
    if (of !== undefined && of !== plan) void editor.openPlan(of);
    open('import');
  };
  const drop = () => {
    if (job.data?.state !== 'failed') void api.cancelJob(kept.job);
    session.end();
    setKept(null);
  };
  const formOf = ({ as, key, level, name, plan: of }: ImportFields): ImportForm => ({
    as,
    how: key ?? 'new',
    level: level ?? profile.levels[1]?.id ?? profile.levels[0]!.id,
    name: name ?? '',
    over: of === undefined ? 'own' : 'plan',
  });
  const kind = say.t(`importKind.${kept.fields.as}`);
  return (
    <div className="waiting-import" role="status">
      <span>
        <strong>{say.t('import.waiting.title')}</strong>{' '}
        {say.t('import.waiting.what', { file: filesText(kept.names, say), kind })}
      </span>
      <Button size="compact-sm" variant="default" onClick={drop}>
        {say.t('import.waiting.drop')}
      </Button>
      <Button size="compact-sm" onClick={go}>
        {say.t('import.waiting.go')}
      </Button>
    </div>
  );
}
