import { useEffect } from 'react';
import { toLattice } from '../../../domain/geometry/point.ts';
import { useLines } from '../data/use-lines.ts';
import { usePlans } from '../data/use-plans.ts';
import { useEditor } from './editor-context.ts';
import { readPlanningAddress } from './planning-address.ts';

const KEY = 'tessera.plan';

/**
 * Opens a plan when the page does: the one that the address asks for, else the one last worked on here, else the newest draft, else the
 * one in force. Hands the streets to the editor, whose lines follow them.
 */
export function FirstPlan() {
  const editor = useEditor();
  const plans = usePlans().data;
  const lines = useLines().data;
  useEffect(() => {
    const { plan, opening } = editor.store.getState();
    if (plan || opening || !plans) return;
    const address = readPlanningAddress(location.search);
    const asked = plans.find((p) => p.id === address.plan);
    if (address.plan !== null && !asked) editor.tell({ code: 'plan-gone', params: { plan: address.plan } });
    const last = plans.find((p) => p.id === localStorage.getItem(KEY) && p.status !== 'retired');
    const draft = plans.toReversed().find((p) => p.status === 'draft');
    const first = asked ?? last ?? draft ?? plans.find((p) => p.status === 'in-force') ?? plans[0];
    if (!first) return;
    if (asked && address.grid !== null) chooseOnceOpen(editor, asked.id, address.grid);
    void editor.openPlan(first.id);
    // Asked once: a page that is opened again goes on where one was.
    if (address.plan !== null) history.replaceState(history.state, '', location.pathname + location.hash);
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

/** Chooses a grid as soon as its plan is there, before the map shows that: the map then begins at it. */
function chooseOnceOpen(editor: ReturnType<typeof useEditor>, plan: string, id: string): void {
  const stop = editor.store.subscribe((state) => {
    if (state.plan?.id !== plan) return;
    stop();
    const grid = state.plan.division.tree.grids.get(id);
    if (!grid) return editor.tell({ code: 'grid-unknown', params: { id } });
    editor.setLevel(grid.level);
    editor.select([id]);
  });
}
