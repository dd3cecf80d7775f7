import { Anchor } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';
import { useBoards } from '../boards-context.ts';
import { usePlacesSummary } from '../places/use-places.ts';

/** How many places nobody has said what hangs at: their boards are in no list, and may be old. Nothing where there are none. */
export function BarePlaces({ inForce }: { readonly inForce: string }) {
  const say = useSay();
  const { go } = useBoards();
  const bare = usePlacesSummary(inForce).data?.grids.reduce((sum, grid) => sum + grid.bare, 0) ?? 0;
  if (bare === 0) return null;
  return (
    <p className="ledger-viewer" role="status">
      {say.t('boardLedger.bare', { count: bare, n: say.number(bare) })}{' '}
      <Anchor component="button" type="button" inherit onClick={() => go({ tab: 'places', plan: inForce })}>
        {say.t('boardLedger.toBare')}
      </Anchor>
    </p>
  );
}
