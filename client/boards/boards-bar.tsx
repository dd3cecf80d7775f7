import { Badge, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Session } from '../../domain/contract/account.ts';
import type { WirePlan } from '../../domain/contract/plan.ts';
import type { LoadedPlan } from '../editor/ports.ts';
import { useSay } from '../i18n/use-say.ts';
import { answered } from '../ui/data/api.ts';
import mark from '../ui/mark.svg';
import { LanguageSwitch } from '../ui/shell/language-switch.tsx';
import { planningPath } from '../ui/shell/planning-address.ts';
import { SchemeSwitch } from '../ui/shell/scheme-switch.tsx';
import { BOARD_TABS, type BoardsAddress, boardsPath } from './boards-address.ts';
import { boardsApi } from './boards-api.ts';
import { BOARDS_KEY } from './query-keys.ts';

interface BoardsBarProps {
  readonly address: BoardsAddress;
  readonly go: (part: Partial<BoardsAddress>) => void;
  readonly plan: LoadedPlan | null;
  readonly plans: readonly WirePlan[];
  readonly account: Session['account'];
}

/** The screen's parts, whose boards are looked at, the way back to the map; how many boards must be replaced stands at their part. */
export function BoardsBar({ address, go, plan, plans, account }: BoardsBarProps) {
  const say = useSay();
  const wrong = useQuery({
    queryKey: [...BOARDS_KEY, 'wrong', plan?.id],
    queryFn: () => answered(boardsApi.wrong(plan!.id)),
    enabled: plan !== null,
  }).data;
  const planning = planningPath({ plan: plan?.id ?? null });
  return (
    <header className="boards-bar">
      <a href={planning} className="boards-home" aria-label={say.t('ways.planning')}>
        <img src={mark} alt="" width={22} height={22} />
      </a>
      <h1>{say.t('boardsScreen.title')}</h1>
      <nav className="boards-tabs" aria-label={say.t('boardsScreen.tabs')}>
        {BOARD_TABS.map((tab) => (
          <a
            key={tab}
            href={boardsPath({ tab, plan: plan?.id ?? null })}
            aria-current={tab === address.tab ? 'page' : undefined}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              go({ tab });
            }}
          >
            {say.t(`boardsScreen.tab.${tab}`)}
            {tab === 'replace' && wrong !== undefined && wrong.must > 0 && (
              <Badge size="sm" color="red" className="number">
                {say.number(wrong.must)}
              </Badge>
            )}
          </a>
        ))}
      </nav>
      <NativeSelect
        className="boards-plan"
        aria-label={say.t('plan.choose')}
        value={plan?.id ?? ''}
        data={plans.map(({ id, name, status }) => ({
          value: id,
          label: `${name} · ${say.t(`planStatus.${status}`)}`,
        }))}
        onChange={({ target }) => go({ plan: target.value })}
      />
      <div className="boards-bar-end">
        <a className="way-link" href={planning}>
          {say.t('ways.planning')}
        </a>
        <a className="way-link" href="/desk">
          {say.t('ways.command')}
        </a>
        <LanguageSwitch />
        <SchemeSwitch />
        <span className="quiet ellipsis boards-account">{account.name}</span>
      </div>
    </header>
  );
}
