import { useCallback, useEffect, useMemo } from 'react';
import { CommandMap } from '../map/command-map.tsx';
import type { CommandSource } from '../map/command-map-props.ts';
import { TimeBar } from '../time/time-bar.tsx';
import { AlarmFrame } from './alarms/alarm-frame.tsx';
import { AlarmPanel } from './alarms/alarm-panel.tsx';
import { DeskBar } from './bar/desk-bar.tsx';
import { CaseCard } from './card/case-card.tsx';
import { useCase } from './card/use-case.ts';
import { useCommand, useDeskPlace, useMayChange } from './desk-context.ts';
import { DeskDialogs } from './desk-dialogs.tsx';
import { DeskKeys } from './desk-keys.tsx';
import { useDesk } from './desk-store.ts';
import { LeftColumn } from './left/left-column.tsx';
import { Queue } from './list/queue.tsx';
import { useShownCases } from './list/use-shown-cases.ts';
import { NewCase } from './new/new-case.tsx';
import { useRepeatReach } from './new/use-repeat-reach.ts';
import { PhonesPanel } from './phones/phones-panel.tsx';
import { usePlacing } from './tray/use-placing.ts';

/** What the columns cover while a case is open, as desk.css has them. */
const INSETS = { top: 0, right: 364, bottom: 0, left: 388 };
/** The map's legend stands beside the right column. */
const LEGEND = '.desk-map .legend';

/** The desk's places: the map from edge to edge, a column on each side of it, the time bar below. */
export function DeskLayout() {
  const { store, account, profile, town, kinds, departments, map } = useDeskPlace();
  const selected = useCommand((s) => s.selected);
  const view = useCommand((s) => s.view);
  const tray = useCommand((s) => s.tray);
  const draft = useDesk((s) => s.draft);
  const placingId = useDesk((s) => s.placing);
  const panel = useDesk((s) => s.panel);
  const mayChange = useMayChange();
  const shown = useShownCases();
  const placing = usePlacing();
  const reach = useRepeatReach();
  const source = useMemo<CommandSource>(
    () => ({
      getState: store.get,
      subscribe: (listener) => {
        let before = store.get();
        return store.subscribe(() => {
          const state = store.get();
          listener(state, before);
          before = state;
        });
      },
    }),
    [store],
  );
  const lookAt = useCallback((at: readonly [number, number]) => map.current?.lookAt(at), [map]);
  const onReady = useCallback(
    (port: typeof map.current) => {
      map.current = port;
    },
    [map],
  );
  const select = useCallback((id: string | null) => store.select(id), [store]);
  const choose = useCallback(
    (id: string) => {
      useDesk.getState().leaveCase();
      store.select(id);
    },
    [store],
  );
  const known = useCallback((id: string) => shown.find(id), [shown]);
  const live = selected === null ? undefined : shown.find(selected);
  const inHand = placingId === null ? undefined : tray.find(({ id }) => id === placingId);
  const detail = useCase(selected ?? '', live, selected !== null).data;
  const spot = live?.at ?? detail?.case.at ?? null;
  const [lng, lat] = spot ?? [];
  useEffect(() => {
    if (selected !== null && lng !== undefined && lat !== undefined)
      map.current?.keepInSight([lng, lat], {
        ...INSETS,
        right: INSETS.right + (document.querySelector(LEGEND)?.clientWidth ?? 0),
      });
  }, [selected, lng, lat, map]);
  const chosen = draft !== null ? 'new' : selected !== null ? 'case' : null;
  return (
    <div className="desk" data-open={chosen ?? 'none'}>
      <DeskBar />
      <main className="desk-main">
        <div className="desk-map">
          <CommandMap
            store={source}
            deployment={profile}
            account={account}
            onPointCase={select}
            onCanvasClick={(at) => {
              if (draft !== null) useDesk.getState().describe({ at, by: 'map', placeName: '' });
              else if (inHand) placing.mutate({ of: inHand, at });
            }}
            placing={draft !== null || inHand !== undefined}
            mark={draft?.at ?? null}
            {...(detail ? { cameras: detail.cameras } : {})}
            onReady={onReady}
            onLayers={store.setLayers}
          />
        </div>
        <div className="desk-left">
          {chosen === 'new' && draft ? (
            <NewCase
              draft={draft}
              town={town}
              profile={profile}
              kinds={kinds}
              cases={view.cases}
              settings={reach}
              onMade={(id) => store.select(id)}
              onShowPlace={lookAt}
              onShow={choose}
            />
          ) : chosen === 'case' ? (
            <CaseCard
              key={selected}
              id={selected!}
              live={live}
              urgency={live ? shown.urgencyOf(live) : detail ? shown.urgencyOf(detail.case) : 'open'}
              at={view.at || store.now()}
              profile={profile}
              kinds={kinds}
              departments={departments}
              mayChange={mayChange}
              known={known}
              onClose={() => store.select(null)}
              onShow={choose}
              onShowPlace={lookAt}
              onPlace={(id) => {
                useDesk.getState().showTab('tray');
                useDesk.getState().place(id);
              }}
            />
          ) : (
            <LeftColumn />
          )}
        </div>
        <div className="desk-right">
          {panel === 'alarms' && <AlarmPanel shown={shown} onChoose={choose} />}
          {panel === 'phones' && <PhonesPanel detail={detail} />}
          <Queue shown={shown} onChoose={choose} />
        </div>
        <AlarmFrame />
      </main>
      <footer className="desk-time">
        <TimeBar store={store} />
      </footer>
      <DeskDialogs />
      <DeskKeys />
    </div>
  );
}
