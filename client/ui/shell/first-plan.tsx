import { useEffect } from 'react';
import { toLattice } from '../../../domain/geometry/point.ts';
import { useLines } from '../data/use-lines.ts';
import { usePlans } from '../data/use-plans.ts';
import { useEditor } from './editor-context.ts';

const KEY = 'tessera.plan';

/**
 * Opens a plan when the page does: the one last worked on here, else the newest draft, else the one in force.
 * Hands the streets to the editor, whose lines follow them.
 */
export function FirstPlan() {
  const editor = useEditor();
  const plans = usePlans().data;
  const lines = useLines().data;
  useEffect(() => {
    const { plan, opening } = editor.store.getState();
    if (plan || opening || !plans) return;
    const last = plans.find((p) => p.id === localStorage.getItem(KEY) && p.status !== 'retired');
    const draft = plans.toReversed().find((p) => p.status === 'draft');
    const first = last ?? draft ?? plans.find((p) => p.status === 'in-force') ?? plans[0];
    if (first) void editor.openPlan(first.id);
  }, [editor, plans]);
  useEffect(
    () =>
      editor.store.subscribe(({ plan }, before) => {
        if (plan && plan.id !== before.plan?.id) localStorage.setItem(KEY, plan.id);
      }),
    [editor],
  );
  useEffect(() => {
    if (!lines) return;
    editor.setStreets(
      lines.features.map(({ properties, geometry }) => ({
        ...properties,
        points: geometry.coordinates.map(([lng, lat]) => toLattice(lng!, lat!)),
      })),
    );
  }, [editor, lines]);
  return null;
}
