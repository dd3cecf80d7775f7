import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconDownload, IconListDetails, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { HangingPlace } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import { type Point, toDegrees } from '../../../domain/geometry/point.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { answered, reasonOf } from '../../ui/data/api.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { Waiting } from '../../ui/shell/waiting.tsx';
import { boardsApi } from '../boards-api.ts';
import { useBoards, useMayPrint } from '../boards-context.ts';
import { BOARDS_KEY } from '../query-keys.ts';
import { FoundPlaces } from './found-places.tsx';
import { GridList } from './grid-list.tsx';
import { GridPlaces } from './grid-places.tsx';
import { GridPrints } from './grid-prints.tsx';
import { NotAdded } from './not-added.tsx';
import { PastePlaces } from './paste-places.tsx';
import {
  gridAfter,
  PLACE_FILTERS,
  type PlaceFilter,
  placeGrids,
  placeGridsWith,
  totalOf,
} from './place-grids.ts';
import { placeStates } from './place-states.ts';
import { PlacesMap } from './places-map.tsx';
import { PlacesTotals } from './places-totals.tsx';
import { useAdding } from './use-adding.ts';
import { useBoardsChange, useFoundPlaces, usePlacesOf, usePlacesSummary } from './use-places.ts';
import './places.css';

/** Where boards hang: grid by grid, what hangs at each place, entered and ticked off. */
export function PlacesTab() {
  const say = useSay();
  const { plan, address, lang } = useBoards();
  const mayChange = useMayPrint();
  const summary = usePlacesSummary(plan.id);
  const wrong = useQuery({
    queryKey: [...BOARDS_KEY, 'wrong', plan.id],
    queryFn: () => answered(boardsApi.wrong(plan.id)),
  }).data;
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<PlaceFilter>('all');
  const [chosen, setChosen] = useState<GridId | null>(address.grid);
  const [found, setFound] = useState<string | null>(null);
  const [placing, setPlacing] = useState<HangingPlace | null>(null);
  const [pastes, setPastes] = useState(false);
  const [like, setLike] = useState<readonly string[]>([]);
  const adding = useAdding(plan.id);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (address.grid !== null) setChosen(address.grid);
  }, [address.grid]);

  const rows = useMemo(
    () => (summary.data ? placeGrids(plan.division, summary.data) : []),
    [plan.division, summary.data],
  );
  const listed = useMemo(() => placeGridsWith(rows, filter, text), [rows, filter, text]);
  const row = rows.find(({ id }) => id === chosen) ?? null;
  const foundPlaces = useFoundPlaces(plan.id, text).data;
  const isFound = text.trim() !== '' && foundPlaces !== undefined && foundPlaces.items.length > 0;
  const here = usePlacesHere(plan.id, row?.id ?? null);
  const filled = useMemo(
    () =>
      (['right', 'bare', 'may', 'must'] as const).map((mark) => ({
        mark,
        grids: rows.filter((one) => one.isLeaf && markOf(one) === mark).map(({ id }) => id),
      })),
    [rows],
  );
  const move = useBoardsChange(
    ({ place, at }: { readonly place: string; readonly at: Point }) =>
      boardsApi.changePlace(place, { at: toDegrees(at) }),
    () => setPlacing(null),
  );
  const place = (what: HangingPlace | null) => {
    move.reset();
    setPlacing(what);
  };
  if (summary.error)
    return <Waiting text={reasonText(reasonOf(summary.error), say)} onRetry={() => void summary.refetch()} />;
  if (!summary.data) return <Waiting text={say.t('boardLedger.hang.loading')} />;
  const nameOf = (id: GridId) => {
    const grid = rows.find((one) => one.id === id);
    return grid?.name || grid?.code || say.t('grid.unnamed');
  };
  const choose = (id: GridId) => {
    if (here.length > 0) setLike(here.map(({ name }) => name));
    setChosen(id);
    setFound(null);
    place(null);
  };
  const next = gridAfter(listed, chosen);
  const { stateOf } = placeStates([], wrong);
  const places = here.map((place) => ({ ...place, state: stateOf(place) }));
  return (
    <section className="boards-places">
      <nav className="places-side" aria-label={say.t('boardLedger.hang.grids')}>
        <div className="places-search">
          <TextInput
            size="xs"
            leftSection={<IconSearch size={14} />}
            placeholder={say.t('boardLedger.hang.search')}
            aria-label={say.t('boardLedger.hang.search')}
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
          />
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={say.t('boardLedger.hang.filters')}
            data={PLACE_FILTERS.map((value) => ({ value, label: say.t(`boardLedger.hang.filter.${value}`) }))}
            value={filter}
            onChange={(value) => setFilter(value as PlaceFilter)}
          />
        </div>
        {listed.length === 0 && !isFound && (
          <p className="places-none quiet">{say.t('boardLedger.hang.noGrid')}</p>
        )}
        {listed.length > 0 && <GridList rows={listed} selected={chosen} onSelect={choose} />}
        {isFound && (
          <FoundPlaces
            found={foundPlaces}
            nameOf={nameOf}
            onChoose={(place) => {
              choose(place.grid);
              setFound(place.id);
            }}
          />
        )}
        <footer className="places-foot">
          {mayChange && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconListDetails size={14} />}
              onClick={() => setPastes(true)}
            >
              {say.t('boardLedger.paste.open')}
            </Button>
          )}
          <Button
            component="a"
            size="compact-sm"
            variant="default"
            leftSection={<IconDownload size={14} />}
            href={boardsApi.placesCsvUrl(plan.id, lang, false)}
            title={say.t('boardLedger.hang.csvHint')}
            download
          >
            {say.t('boardLedger.hang.csv')}
          </Button>
        </footer>
      </nav>
      <div className="places-main">
        {!mayChange && <p className="ledger-viewer">{say.t('boardLedger.viewer')}</p>}
        <NotAdded adding={adding} chosen={row?.id ?? null} nameOf={nameOf} onChoose={choose} />
        {row === null ? (
          <PlacesTotals total={totalOf(rows)} mayChange={mayChange} onPaste={() => setPastes(true)} />
        ) : (
          <GridPlaces
            key={row.id}
            plan={plan.id}
            row={row}
            grids={rows}
            wrong={wrong}
            found={found}
            adding={adding}
            like={like}
            field={field}
            mayChange={mayChange}
            onNext={
              next === null
                ? null
                : () => {
                    choose(next);
                    // The field of the next grid is another one.
                    setTimeout(() => field.current?.focus());
                  }
            }
            onPlace={place}
          />
        )}
      </div>
      <aside className="places-map">
        {placing && (
          <p className="places-note">
            {say.t('boardLedger.hang.placing', { name: placing.name })}
            <Button size="compact-sm" variant="default" onClick={() => place(null)}>
              {say.t('action.cancel')}
            </Button>
          </p>
        )}
        <DialogError error={move.error} />
        <PlacesMap
          division={plan.division}
          grid={row && !row.gone ? row.id : null}
          filled={row === null ? filled : []}
          places={places}
          nameOf={nameOf}
          onSelect={choose}
          onPoint={placing ? (at) => move.mutate({ place: placing.id, at }) : undefined}
        />
        {row && <GridPrints key={row.id} row={row} mayChange={mayChange} />}
      </aside>
      {pastes && <PastePlaces plan={plan.id} rows={rows} onClose={() => setPastes(false)} />}
    </section>
  );
}

const NO_PLACES: readonly HangingPlace[] = [];

/** The places of the chosen grid, as its own part asks for them too. */
function usePlacesHere(plan: string, grid: GridId | null): readonly HangingPlace[] {
  const { data } = usePlacesOf(plan, grid ?? '', grid !== null);
  return data?.items ?? NO_PLACES;
}

/** The worst that is to be said of a grid's places; null: it has none. */
function markOf({ places, must, may, bare }: ReturnType<typeof placeGrids>[number]) {
  if (places === 0) return null;
  if (must > 0) return 'must';
  if (bare > 0) return 'bare';
  return may > 0 ? 'may' : 'right';
}
