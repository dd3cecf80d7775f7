import { type ComponentType, lazy, Suspense } from 'react';
import type { Session } from '../domain/contract/account.ts';
import type { Deployment } from '../domain/contract/deployment.ts';
import { useSay } from './i18n/use-say.ts';
import { PlanningScreen } from './ui/planning-screen.tsx';
import { Waiting } from './ui/shell/waiting.tsx';

interface ScreenProps {
  readonly account: Session['account'];
  readonly deployment: Deployment;
}

/** Screens beside planning, by their path; each is loaded only where it is opened. */
const SCREENS: Readonly<Record<string, ComponentType<ScreenProps>>> = {
  '/desk': lazy(async () => ({ default: (await import('./command/desk/desk-screen.tsx')).DeskScreen })),
  '/wall': lazy(async () => ({ default: (await import('./command/wall/wall-screen.tsx')).WallScreen })),
  '/report': lazy(async () => ({
    default: (await import('./command/numbers/report-screen.tsx')).ReportScreen,
  })),
  '/boards': lazy(async () => ({ default: (await import('./boards/boards-screen.tsx')).BoardsScreen })),
  '/field': lazy(async () => ({ default: (await import('./field/field-screen.tsx')).FieldScreen })),
};

/** The screen that the address names; planning where it names none. A feed's account only reports. */
export function Screen(props: ScreenProps) {
  const say = useSay();
  const path = props.account.role === 'reporter' ? '/field' : location.pathname.replace(/\/+$/, '');
  const Named = SCREENS[path] ?? PlanningScreen;
  return (
    <Suspense fallback={<Waiting text={say.t('waiting.page')} />}>
      <Named {...props} />
    </Suspense>
  );
}
