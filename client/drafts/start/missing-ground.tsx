import { Button } from '@mantine/core';
import { useMemo } from 'react';
import type { ImportKind } from '../../../domain/contract/exchange.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useLines } from '../../ui/data/use-lines.ts';
import { useEditor, useEditorState } from '../../ui/shell/editor-context.ts';
import { useScreen } from '../../ui/shell/screen-store.ts';
import type { DraftScope } from '../flow/draft-scope.ts';
import { linesWithin } from '../flow/lines-within.ts';

/** What a good draft lacks: buildings to balance, lines to run along. */
export function MissingGround({ scope }: { readonly scope: DraftScope }) {
  const say = useSay();
  const buildings = useEditorState((s) => s.plan!.division.buildings.all.size);
  const ground = useEditorState((s) => s.plan!.division.territory.original);
  const lines = useLines().data;
  const along = useMemo(() => !lines || linesWithin(lines, ground), [lines, ground]);
  const missing: { text: string; kind: ImportKind | null }[] = [];
  if (buildings === 0) missing.push({ text: say.t('draft.noBuildings'), kind: 'buildings' });
  else if (scope.households === 0) missing.push({ text: say.t('draft.noHouseholds'), kind: null });
  if (!along) missing.push({ text: say.t('draft.noLines'), kind: 'lines' });
  return missing.map(({ text, kind }) => (
    <p className="draft-missing" role="status" key={text}>
      <span>{text}</span>
      {kind && <ImportKindButton kind={kind} />}
    </p>
  ));
}

function ImportKindButton({ kind }: { readonly kind: ImportKind }) {
  const editor = useEditor();
  const say = useSay();
  const openImport = useScreen((s) => s.openImport);
  return (
    <Button
      size="compact-xs"
      variant="default"
      onClick={() => {
        editor.setDrafting(false);
        openImport(kind);
      }}
    >
      {say.t('draft.import')}
    </Button>
  );
}
