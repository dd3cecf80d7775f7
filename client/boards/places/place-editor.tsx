import { Button, Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { HangingPlace, HangingPlaceChange } from '../../../domain/contract/board.ts';
import { useSay } from '../../i18n/use-say.ts';
import { townDay, townNoon } from '../town-day.ts';
import type { PlaceGrid } from './place-grids.ts';

const NAME_MAX = 100;
const NOTE_MAX = 500;

/** A place being changed: its name, a note, the grid that it is of, since when its board hangs. */
export function PlaceEditor({
  place,
  grids,
  busy,
  onSave,
  onLeave,
}: {
  readonly place: HangingPlace;
  readonly grids: readonly PlaceGrid[];
  readonly busy: boolean;
  readonly onSave: (change: HangingPlaceChange) => void;
  readonly onLeave: () => void;
}) {
  const say = useSay();
  const [name, setName] = useState(place.name);
  const [note, setNote] = useState(place.note);
  const [grid, setGrid] = useState<string | null>(place.grid);
  const hungOn = place.hungAt === null ? '' : townDay(new Date(place.hungAt));
  const [day, setDay] = useState(hungOn);
  const choices = useMemo(
    () =>
      grids
        .filter(({ gone, id }) => !gone || id === place.grid)
        .map((row) => ({ value: row.id, label: row.name || row.code || say.t('grid.unnamed') })),
    [grids, place.grid, say],
  );
  const change = (): HangingPlaceChange => ({
    ...(name.trim() === place.name ? {} : { name: name.trim() }),
    ...(note.trim() === place.note ? {} : { note: note.trim() }),
    ...(grid === null || grid === place.grid ? {} : { grid }),
    ...(day === hungOn || day === '' ? {} : { hungAt: townNoon(day, new Date()) }),
  });
  return (
    <form
      className="place-editor"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(change());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
      }}
    >
      <TextInput
        size="xs"
        label={say.t('boardLedger.hang.name')}
        value={name}
        maxLength={NAME_MAX}
        data-autofocus
        autoFocus
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TextInput
        size="xs"
        label={say.t('boardLedger.hang.note')}
        placeholder={say.t('boardLedger.hang.noteHint')}
        value={note}
        maxLength={NOTE_MAX}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Select
        size="xs"
        label={say.t('boardLedger.hang.grid')}
        data={choices}
        value={grid}
        searchable
        allowDeselect={false}
        limit={60}
        onChange={setGrid}
      />
      {place.hungAt !== null && (
        <TextInput
          size="xs"
          type="date"
          label={say.t('boardLedger.hang.hungOn')}
          value={day}
          max={townDay(new Date())}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
        />
      )}
      <span className="place-editor-acts">
        <Button size="compact-sm" variant="default" onClick={onLeave}>
          {say.t('action.cancel')}
        </Button>
        <Button size="compact-sm" type="submit" disabled={name.trim() === ''} loading={busy}>
          {say.t('action.save')}
        </Button>
      </span>
    </form>
  );
}
