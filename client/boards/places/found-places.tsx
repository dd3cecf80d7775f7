import type { FoundPlaces as Found, HangingPlace } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import { useSay } from '../../i18n/use-say.ts';

/** Places that hold what is looked for, with the grids that they are of. */
export function FoundPlaces({
  found,
  nameOf,
  onChoose,
}: {
  readonly found: Found;
  readonly nameOf: (grid: GridId) => string;
  readonly onChoose: (place: HangingPlace) => void;
}) {
  const say = useSay();
  return (
    <div className="places-found">
      <h3>
        {say.t('boardLedger.hang.found', {
          count: found.items.length,
          n: `${say.number(found.items.length)}${found.more ? '+' : ''}`,
        })}
      </h3>
      <ul>
        {found.items.map((place) => (
          <li key={place.id}>
            <button type="button" onClick={() => onChoose(place)}>
              <span className="ellipsis">{place.name}</span>
              <span className="quiet ellipsis">{nameOf(place.grid)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
