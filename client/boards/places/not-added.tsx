import { Button } from '@mantine/core';
import type { GridId } from '../../../domain/coverage/types.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { reasonOf } from '../../ui/data/api.ts';
import type { Adding } from './use-adding.ts';

/** Places of other grids that the server has refused since somebody went on to the next one. */
export function NotAdded({
  adding,
  chosen,
  nameOf,
  onChoose,
}: {
  readonly adding: Adding;
  /** Its own form says what was refused of it. */
  readonly chosen: GridId | null;
  readonly nameOf: (grid: GridId) => string;
  readonly onChoose: (grid: GridId) => void;
}) {
  const say = useSay();
  return [...adding.refused]
    .filter(([grid]) => grid !== chosen)
    .map(([grid, error]) => (
      <p key={grid} className="places-note" role="alert">
        <span>
          {say.t('boardLedger.hang.notAdded', {
            name: nameOf(grid),
            reason: reasonText(reasonOf(error), say),
          })}
        </span>
        <Button size="compact-sm" variant="default" onClick={() => onChoose(grid)}>
          {say.t('boardLedger.hang.toGrid')}
        </Button>
      </p>
    ));
}
