import { Button, Textarea } from '@mantine/core';
import type { RefObject } from 'react';
import type { GridId } from '../../../domain/coverage/types.ts';
import { useSay } from '../../i18n/use-say.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { PasteFaults } from './paste-faults.tsx';
import { readNames } from './read-place-lines.ts';
import type { Adding } from './use-adding.ts';

/**
 * New places of a grid: a name and Enter, or several pasted, a line each. With Ctrl the next grid follows, so that a hundred grids are entered
 * without the mouse. `like`: the names of the grid before, to be had at one click.
 */
export function AddPlaces({
  grid,
  adding,
  like,
  field,
  onNext,
}: {
  readonly grid: GridId;
  readonly adding: Adding;
  readonly like: readonly string[];
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onNext: (() => void) | null;
}) {
  const say = useSay();
  const text = adding.textOf(grid);
  const { names, faults } = readNames(text);
  const known = adding.knownOf(grid);
  const send = (wanted: readonly string[], goesOn: boolean) => {
    // A name that is too long is not left behind unseen.
    if (faults.length > 0) return;
    if (wanted.length > 0) adding.send({ grid, names: wanted });
    if (goesOn) onNext?.();
    else field.current?.focus();
  };
  return (
    <form
      className="places-add"
      onSubmit={(event) => {
        event.preventDefault();
        send(names, false);
      }}
    >
      <Textarea
        ref={field}
        size="sm"
        autosize
        minRows={1}
        maxRows={10}
        aria-label={say.t('boardLedger.hang.add')}
        placeholder={say.t('boardLedger.hang.addHint')}
        value={text}
        onChange={({ currentTarget }) => adding.type(grid, currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (!event.repeat) send(names, event.ctrlKey || event.metaKey);
        }}
      />
      <PasteFaults faults={faults} />
      <span className="places-add-row">
        <Button type="submit" size="compact-sm" disabled={names.length === 0 || faults.length > 0}>
          {names.length > 1
            ? say.t('boardLedger.hang.addMany', { count: names.length, n: say.number(names.length) })
            : say.t('boardLedger.hang.add')}
        </Button>
        {like.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            title={like.join('\n')}
            loading={adding.isBusy}
            onClick={() => send([...like, ...names], false)}
          >
            {say.t('boardLedger.hang.like', { count: like.length, n: say.number(like.length) })}
          </Button>
        )}
        {onNext && (
          <Button size="compact-sm" variant="subtle" onClick={() => send(names, true)}>
            {say.t('boardLedger.hang.next')}
          </Button>
        )}
      </span>
      {known > 0 && (
        <p className="quiet">{say.t('boardLedger.hang.known', { count: known, n: say.number(known) })}</p>
      )}
      <DialogError error={adding.refused.get(grid)} />
    </form>
  );
}
