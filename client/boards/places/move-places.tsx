import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { HangingPlace } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import { useSay } from '../../i18n/use-say.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { boardsApi } from '../boards-api.ts';
import { useBoards } from '../boards-context.ts';
import type { PlaceGrid } from './place-grids.ts';
import { useBoardsChange } from './use-places.ts';

/** All places of a grid that is no more, given at once to the grid that has its ground: the one that came from it, unless somebody says another. */
export function MovePlaces({
  gone,
  places,
  grids,
}: {
  readonly gone: GridId;
  readonly places: readonly HangingPlace[];
  readonly grids: readonly PlaceGrid[];
}) {
  const say = useSay();
  const { plan } = useBoards();
  const heir = useMemo(
    () => [...plan.division.tree.grids.values()].find(({ leaf, from }) => leaf && from.includes(gone))?.id,
    [plan.division, gone],
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const to = chosen ?? heir ?? null;
  const choices = useMemo(
    () =>
      grids
        .filter((row) => !row.gone)
        .map((row) => ({ value: row.id, label: row.name || row.code || say.t('grid.unnamed') })),
    [grids, say],
  );
  // One after another: a place that is refused (the grid is full) leaves the others where they are.
  const move = useBoardsChange(async (grid: GridId) => {
    let last = await boardsApi.changePlace(places[0]!.id, { grid });
    for (const { id } of places.slice(1)) {
      if (last.kind !== 'ok') break;
      last = await boardsApi.changePlace(id, { grid });
    }
    return last;
  });
  if (places.length === 0) return null;
  return (
    <form
      className="places-move"
      onSubmit={(event) => {
        event.preventDefault();
        if (to !== null) move.mutate(to);
      }}
    >
      <Select
        size="xs"
        aria-label={say.t('boardLedger.hang.grid')}
        placeholder={say.t('boardLedger.hang.grid')}
        data={choices}
        value={to}
        searchable
        limit={60}
        allowDeselect={false}
        onChange={setChosen}
      />
      <Button type="submit" size="xs" disabled={to === null} loading={move.isPending}>
        {say.t('boardLedger.hang.moveAll', { count: places.length, n: say.number(places.length) })}
      </Button>
      <DialogError error={move.error} />
    </form>
  );
}
