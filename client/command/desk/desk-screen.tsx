import { MantineProvider } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { severitiesOf } from '../../../domain/case/severity.ts';
import type { Session } from '../../../domain/contract/account.ts';
import type { Deployment } from '../../../domain/contract/deployment.ts';
import { useLines } from '../../ui/data/use-lines.ts';
import { usePlaces } from '../../ui/data/use-places.ts';
import { theme } from '../../ui/theme.ts';
import { createCommand } from '../create-command.ts';
import type { CommandMapPort } from '../map/command-map-props.ts';
import { useDivision } from '../town/use-division.ts';
import { useDepartments, useKinds } from '../town/use-office.ts';
import { DeskContext, type DeskPlace } from './desk-context.ts';
import { DeskLayout } from './desk-layout.tsx';
import './card/card.css';
import './list/queue.css';
import './desk.css';

/** The desk of the command centre: cases on the map and in the queue as they come, and what is done with each. By night alone. */
export function DeskScreen({
  account,
  deployment,
}: {
  readonly account: Session['account'];
  readonly deployment: Deployment;
}) {
  const [store] = useState(() =>
    createCommand({
      account: account.name,
      severities: severitiesOf(deployment.cases).map(({ id }) => id),
    }),
  );
  useEffect(() => {
    store.start();
    return () => store.stop();
  }, [store]);
  const map = useRef<CommandMapPort | null>(null);
  const division = useDivision(deployment).plan?.division ?? null;
  const lines = useLines().data ?? null;
  const units = usePlaces('unit', true).data;
  const shops = usePlaces('shop', true).data;
  const cameras = usePlaces('camera', true).data;
  const kinds = useKinds();
  const departments = useDepartments();
  const town = useMemo(
    () => ({ division, lines, places: [units, shops, cameras].filter((list) => list !== undefined) }),
    [division, lines, units, shops, cameras],
  );
  const place = useMemo<DeskPlace>(
    () => ({ store, account, profile: deployment, town, kinds, departments, map }),
    [store, account, deployment, town, kinds, departments],
  );
  return (
    <MantineProvider theme={theme} forceColorScheme="dark">
      <DeskContext value={place}>
        <DeskLayout />
      </DeskContext>
    </MantineProvider>
  );
}
