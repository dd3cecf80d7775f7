import { Button, Modal, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { boardsApi } from '../boards-api.ts';
import { PasteFaults } from './paste-faults.tsx';
import { type PlaceGrid, type PlacesTotal, totalOf } from './place-grids.ts';
import { readNames, readPlaceLines } from './read-place-lines.ts';
import { useBoardsChange } from './use-places.ts';

/** Many grids at once: a list out of a spreadsheet, or the same names for every grid that has none yet. */
export function PastePlaces({
  plan,
  rows,
  onClose,
}: {
  readonly plan: string;
  readonly rows: readonly PlaceGrid[];
  readonly onClose: () => void;
}) {
  const say = useSay();
  const [text, setText] = useState('');
  const read = useMemo(() => readPlaceLines(text, rows), [text, rows]);
  const without = useMemo(
    () => rows.filter(({ isLeaf, gone, places }) => isLeaf && !gone && places === 0).map(({ id }) => id),
    [rows],
  );
  const total: PlacesTotal = totalOf(rows);
  const { names, faults: tooLong } = readNames(text);
  // Names alone, not a single grid among them: then they are meant for all.
  const isForAll = names.length > 0 && read.places.length === 0 && !/[\t,，]/.test(text);
  const places = isForAll ? without.flatMap((grid) => names.map((name) => ({ grid, name }))) : read.places;
  const add = useBoardsChange(() => boardsApi.addPlaces(plan, { places: [...places] }), onClose);
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={say.t('boardLedger.paste.title')}
      closeButtonProps={{ 'aria-label': say.t('action.close') }}
    >
      <form
        className="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(undefined);
        }}
      >
        <p className="quiet">{say.t('boardLedger.paste.how')}</p>
        <Textarea
          autosize
          minRows={8}
          maxRows={16}
          data-autofocus
          aria-label={say.t('boardLedger.paste.title')}
          placeholder={say.t('boardLedger.paste.example')}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        {isForAll && (
          <p className="number">
            {say.t('boardLedger.paste.forAll', {
              names: say.number(names.length),
              grids: say.number(total.without),
              places: say.number(places.length),
            })}
          </p>
        )}
        {!isForAll && text.trim() !== '' && (
          <p className="number">
            {say.t('boardLedger.paste.read', {
              places: say.number(read.places.length),
              grids: say.number(read.grids),
            })}
          </p>
        )}
        <PasteFaults faults={isForAll ? tooLong : read.faults} />
        <DialogError error={add.error} />
        <div className="dialog-actions">
          <Button variant="default" onClick={onClose}>
            {say.t('action.cancel')}
          </Button>
          <Button type="submit" disabled={places.length === 0} loading={add.isPending}>
            {say.t('boardLedger.paste.add', { count: places.length, n: say.number(places.length) })}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
