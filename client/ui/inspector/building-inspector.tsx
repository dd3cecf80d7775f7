import { Button, NumberInput, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { BuildingId } from '../../../domain/balance/types.ts';
import { buildingRefusal } from '../../editor/permission.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState } from '../shell/editor-context.ts';
import { gridName } from '../shell/grid-name.ts';

/** One building: its households are what every grid is weighed by. */
export function BuildingInspector({ id }: { readonly id: BuildingId }) {
  const editor = useEditor();
  const say = useSay();
  const division = useEditorState((s) => s.plan!.division);
  const building = division.buildings.all.get(id);
  const [households, setHouseholds] = useState<string | number>(building?.households ?? 0);
  const [name, setName] = useState(building?.name ?? '');
  useEffect(() => {
    setHouseholds(building?.households ?? 0);
    setName(building?.name ?? '');
  }, [building]);
  if (!building) return null;
  const leaf = division.buildings.leafOf.get(id);
  const grid = leaf === undefined ? undefined : division.tree.grids.get(leaf);
  const closed = buildingRefusal(editor.store.getState());
  const changed = Number(households) !== building.households || name !== building.name;
  return (
    <section className="inspector-body">
      <p className="inspector-path">{say.t('building.title')}</p>
      <h2 className="inspector-title">{building.name || say.t('building.unnamed')}</h2>
      <p className="quiet">{grid ? gridName(grid, say) : say.t('building.nowhere')}</p>
      <div className="inspector-fields">
        <NumberInput
          size="xs"
          label={say.t('building.households')}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          value={households}
          disabled={closed !== null}
          onChange={setHouseholds}
        />
        <TextInput
          size="xs"
          label={say.t('building.name')}
          value={name}
          disabled={closed !== null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      {closed ? (
        <p className="read-only">{reasonText(closed, say)}</p>
      ) : (
        <div className="inspector-actions">
          <Button
            size="compact-sm"
            variant="default"
            color="red"
            onClick={() => editor.commands.get('remove-building')?.run()}
          >
            {say.t('command.remove-building.label')}
          </Button>
          <Button
            size="compact-sm"
            disabled={!changed || households === ''}
            onClick={() => void editor.buildings.change(id, { households: Number(households), name })}
          >
            {say.t('action.save')}
          </Button>
        </div>
      )}
    </section>
  );
}
