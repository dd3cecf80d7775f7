import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { PLAN_KINDS, type PlanKind } from '../../exchange/missing-kinds.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useScreen } from '../shell/screen-store.ts';
import './start.css';

/** The files that a plan is made of, in order: what each is, whether it is there, and a button that imports it. */
export function ImportSteps({ missing }: { readonly missing: ReadonlySet<PlanKind> }) {
  const say = useSay();
  const openImport = useScreen((s) => s.openImport);
  const next = PLAN_KINDS.find((kind) => missing.has(kind));
  return (
    <ol className="start-steps">
      {PLAN_KINDS.map((kind, i) => (
        <li key={kind} data-step={kind} data-done={!missing.has(kind)}>
          <span className="start-sign number" aria-hidden>
            {missing.has(kind) ? say.number(i + 1) : <IconCheck size={14} />}
          </span>
          <div>
            <strong>{say.t(`importKind.${kind}`)}</strong>
            <p className="quiet">{missing.has(kind) ? say.t(`start.${kind}`) : say.t('start.done')}</p>
          </div>
          {missing.has(kind) && (
            <Button
              size="compact-sm"
              variant={kind === next ? 'filled' : 'default'}
              // Everything else lies in a territory.
              disabled={missing.has('territory') && kind !== 'territory' && kind !== 'grids'}
              aria-label={say.t('start.importKind', { kind: say.t(`importKind.${kind}`) })}
              onClick={() => openImport(kind)}
            >
              {say.t('import.title')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
