import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Point, toDegrees } from '../../../domain/geometry/point.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor } from '../shell/editor-context.ts';

/** Asks what stands where the planner has clicked. */
export function NewBuilding({ at }: { readonly at: Point }) {
  const editor = useEditor();
  const say = useSay();
  const [households, setHouseholds] = useState<string | number>('');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const cancel = () => editor.store.setState({ placing: null });
  const [lng, lat] = toDegrees(at);
  return (
    <form
      className="inspector-body"
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void editor.buildings.add({ at, households: Number(households), name }).then((done) => {
          setBusy(false);
          if (done) cancel();
        });
      }}
    >
      <p className="inspector-path">{say.t('building.new')}</p>
      <p className="quiet number">
        {lng.toFixed(6)}, {lat.toFixed(6)}
      </p>
      <div className="inspector-fields">
        <NumberInput
          size="xs"
          label={say.t('building.households')}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          data-autofocus
          autoFocus
          value={households}
          onChange={setHouseholds}
        />
        <TextInput
          size="xs"
          label={say.t('building.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <div className="inspector-actions">
        <Button size="compact-sm" variant="default" onClick={cancel}>
          {say.t('action.cancel')}
        </Button>
        <Button size="compact-sm" type="submit" loading={busy} disabled={households === ''}>
          {say.t('building.add')}
        </Button>
      </div>
    </form>
  );
}
