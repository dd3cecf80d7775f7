import { Button } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import type { HangingPlace, HangingPlaceChange, OutdatedBoards } from '../../../domain/contract/board.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';
import { reasonOf } from '../../ui/data/api.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { Waiting } from '../../ui/shell/waiting.tsx';
import { boardsApi } from '../boards-api.ts';
import { useBoards } from '../boards-context.ts';
import { usePrintText } from '../replace/use-print-text.ts';
import { AddPlaces } from './add-places.tsx';
import { MovePlaces } from './move-places.tsx';
import { offerUndo } from './offer-undo.tsx';
import { PlaceEditor } from './place-editor.tsx';
import type { PlaceGrid } from './place-grids.ts';
import { PlaceLine } from './place-line.tsx';
import { placeStates } from './place-states.ts';
import type { Adding } from './use-adding.ts';
import { useBoardsChange, usePlacesOf, usePrintsOf } from './use-places.ts';

interface GridPlacesProps {
  readonly plan: string;
  readonly row: PlaceGrid;
  readonly grids: readonly PlaceGrid[];
  readonly wrong: OutdatedBoards | undefined;
  readonly found: string | null;
  readonly adding: Adding;
  readonly like: readonly string[];
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly mayChange: boolean;
  readonly onNext: (() => void) | null;
  /** The place is to be shown on the map by a click. */
  readonly onPlace: (place: HangingPlace) => void;
}

/** The hanging places of a grid: ticked off, changed, given up, and new ones. */
export function GridPlaces(props: GridPlacesProps) {
  const { plan, row, grids, wrong, found, adding, like, field, mayChange, onNext, onPlace } = props;
  const say = useSay();
  const printText = usePrintText();
  const { go } = useBoards();
  const places = usePlacesOf(plan, row.id);
  const prints = usePrintsOf(plan, row.id).data?.pages.flatMap(({ items }) => items) ?? [];
  const [edited, setEdited] = useState<string | null>(null);
  const change = useBoardsChange(
    ({ id, set }: { readonly id: string; readonly set: HangingPlaceChange }) =>
      boardsApi.changePlace(id, set),
    () => setEdited(null),
  );
  const hang = useBoardsChange((ids: readonly string[]) => boardsApi.hung({ places: [...ids] }));
  const bringBack = useBoardsChange((id: string) => boardsApi.bringPlaceBack(id));
  const drop = useBoardsChange(
    (id: string) => boardsApi.dropPlace(id),
    ({ id, name }) => offerUndo(say.t('boardLedger.hang.dropped', { name }), say, () => bringBack.mutate(id)),
  );
  if (places.error)
    return <Waiting text={reasonText(reasonOf(places.error), say)} onRetry={() => void places.refetch()} />;
  if (!places.data) return <Waiting text={say.t('boardLedger.hang.loading')} />;
  const items = places.data.items;
  const { stateOf, newest, isNewestWrong } = placeStates(prints, wrong);
  const isOld = ({ print }: HangingPlace) => newest !== null && !isNewestWrong && print !== newest.id;
  const old = items.filter(isOld);
  const back = ({ id, print, hungAt }: HangingPlace) =>
    change.mutate({ id, set: print === null ? { print } : { print, ...(hungAt ? { hungAt } : {}) } });
  const tick = (ticked: readonly HangingPlace[]) =>
    hang.mutate(
      ticked.map(({ id }) => id),
      {
        onSuccess: (hung) =>
          offerUndo(
            say.t('boardLedger.hang.ticked', { count: hung.places, n: say.number(hung.places) }),
            say,
            () => {
              for (const place of ticked) back(place);
            },
          ),
      },
    );
  return (
    <div className="grid-places">
      <header>
        <h2>{row.name || row.code || say.t('grid.unnamed')}</h2>
        {row.code && row.name && <span className="quiet number">{row.code}</span>}
        {mayChange && old.length > 1 && (
          <Button
            size="compact-sm"
            variant="light"
            color="green"
            leftSection={<IconChecks size={14} />}
            loading={hang.isPending}
            onClick={() => tick(old)}
          >
            {say.t('boardLedger.hang.tickAll', { count: old.length, n: say.number(old.length) })}
          </Button>
        )}
      </header>
      {row.gone && <p className="places-note">{say.t('boardLedger.hang.goneHint')}</p>}
      {row.gone && mayChange && <MovePlaces gone={row.id} places={items} grids={grids} />}
      {isNewestWrong && !row.gone && items.length > 0 && (
        <p className="places-note">
          {say.t('boardLedger.hang.printFirst')}
          <Button size="compact-sm" variant="default" onClick={() => go({ tab: 'replace' })}>
            {say.t('boardLedger.hang.toReplace')}
          </Button>
        </p>
      )}
      {items.length === 0 && <p className="places-none quiet">{say.t('boardLedger.hang.none')}</p>}
      <ul>
        {items.map((place, i) =>
          edited === place.id ? (
            <li key={place.id}>
              <PlaceEditor
                place={place}
                grids={grids}
                busy={change.isPending}
                onLeave={() => setEdited(null)}
                onSave={(set) =>
                  Object.keys(set).length === 0 ? setEdited(null) : change.mutate({ id: place.id, set })
                }
              />
            </li>
          ) : (
            <PlaceLine
              key={place.id}
              place={place}
              number={i + 1}
              state={stateOf(place)}
              print={prints.find(({ id }) => id === place.print) ?? null}
              printText={printText}
              isFound={place.id === found}
              mayChange={mayChange}
              onTick={isOld(place) ? () => tick([place]) : null}
              onEdit={() => setEdited(place.id)}
              onPlace={() => onPlace(place)}
              onWithdraw={() =>
                change.mutate(
                  { id: place.id, set: { print: null } },
                  {
                    onSuccess: () =>
                      offerUndo(say.t('boardLedger.hang.withdrawn', { name: place.name }), say, () =>
                        back(place),
                      ),
                  },
                )
              }
              onDrop={() => drop.mutate(place.id)}
            />
          ),
        )}
      </ul>
      <DialogError error={change.error ?? hang.error ?? drop.error ?? bringBack.error} />
      {mayChange && !row.gone && (
        <AddPlaces
          key={row.id}
          grid={row.id}
          adding={adding}
          like={items.length === 0 ? like : []}
          field={field}
          onNext={onNext}
        />
      )}
    </div>
  );
}
