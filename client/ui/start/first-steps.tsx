import { mayImport } from '../../editor/permission.ts';
import { missingKinds } from '../../exchange/missing-kinds.ts';
import { useSay } from '../../i18n/use-say.ts';
import { usePlans } from '../data/use-plans.ts';
import { useEditorState } from '../shell/editor-context.ts';
import { Demonstration } from './demonstration.tsx';
import { ImportSteps } from './import-steps.tsx';

/** What to do first where nothing has been put in yet: over the empty map, gone with the first plan. */
export function FirstSteps() {
  const say = useSay();
  const role = useEditorState((s) => s.account?.role ?? 'viewer');
  const opening = useEditorState((s) => s.plan !== null || s.opening !== null);
  const plans = usePlans().data;
  if (opening || plans?.length !== 0) return null;
  return (
    <section className="start-card" aria-label={say.t('start.title')}>
      <h1>{say.t('start.title')}</h1>
      {mayImport(role) ? (
        <>
          <p>{say.t('start.what')}</p>
          <ImportSteps missing={missingKinds(null, 0)} />
          {role === 'admin' && <Demonstration />}
        </>
      ) : (
        <p>{say.t('start.askPlanner')}</p>
      )}
    </section>
  );
}
