import { Button } from '@mantine/core';
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { reasonOf } from '../../ui/data/api.ts';
import { boardsOf, useHangingAsked } from '../../ui/data/use-hanging-boards.ts';
import { planningPath } from '../../ui/shell/planning-address.ts';
import { Waiting } from '../../ui/shell/waiting.tsx';
import { useBoards } from '../boards-context.ts';

/** Why there is nothing to replace: all is right, nothing has been printed yet, or no plan is in force. */
export function NothingWrong({
  inForce,
  mayChange,
}: {
  readonly inForce: string | null;
  readonly mayChange: boolean;
}) {
  const say = useSay();
  const { plan, go } = useBoards();
  const asked = useHangingAsked(plan.id);
  const hanging = asked.data?.grids;
  if (inForce !== null && !hanging)
    return asked.error ? (
      <Waiting text={reasonText(reasonOf(asked.error), say)} onRetry={() => void asked.refetch()} />
    ) : (
      <Waiting text={say.t('boardLedger.looking')} />
    );
  const boards = hanging ? boardsOf(Object.keys(hanging), hanging) : 0;
  const what = inForce === null ? 'noPlan' : boards === 0 ? 'nothingPrinted' : 'allRight';
  return (
    <div className="nothing-wrong" data-what={what}>
      {what === 'allRight' ? <IconCircleCheck size={40} /> : <IconInfoCircle size={40} />}
      <h2>{say.t(`boardLedger.${what}.title`)}</h2>
      <p>{say.t(`boardLedger.${what}.text`, { count: boards, n: say.number(boards) })}</p>
      {what === 'noPlan' && (
        <Button component="a" href={planningPath({ plan: plan.id })} variant="default">
          {say.t('ways.planning')}
        </Button>
      )}
      {what === 'nothingPrinted' && mayChange && (
        <Button onClick={() => go({ tab: 'print', plan: inForce })}>{say.t('boardsScreen.tab.print')}</Button>
      )}
      {what === 'allRight' && (
        <Button variant="default" onClick={() => go({ tab: 'places' })}>
          {say.t('boardLedger.toPlaces')}
        </Button>
      )}
    </div>
  );
}
