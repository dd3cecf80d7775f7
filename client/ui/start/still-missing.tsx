import { mayImport } from '../../editor/permission.ts';
import { missingKinds } from '../../exchange/missing-kinds.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useLines } from '../data/use-lines.ts';
import { useEditorState } from '../shell/editor-context.ts';
import { ImportSteps } from './import-steps.tsx';

/** What a draft still lacks before one can divide by it; nothing once all of it is there. */
export function StillMissing() {
  const say = useSay();
  const role = useEditorState((s) => s.account?.role ?? 'viewer');
  const plan = useEditorState((s) => s.plan);
  const lines = useLines().data;
  if (plan?.status !== 'draft' || !lines || !mayImport(role)) return null;
  const missing = missingKinds(plan.division, lines.features.length);
  if (missing.size === 0) return null;
  return (
    <section className="start-missing" aria-label={say.t('start.missing')}>
      <p>{say.t('start.missing')}</p>
      <ImportSteps missing={missing} />
    </section>
  );
}
