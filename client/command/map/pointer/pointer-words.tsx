import { useStore } from 'zustand';
import type { Profile } from '../../../../domain/deployment/types.ts';
import type { Say } from '../../../i18n/use-say.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { isLoad } from '../counts/load-scale.ts';
import type { MapLook } from '../map-look.ts';
import type { Picture } from '../picture.ts';
import { PlaceWords } from '../places/place-words.tsx';
import { CaseWords } from '../points/case-words.tsx';
import { heatText } from '../words/heat-text.ts';
import type { CasePointer, Under } from './case-pointer.ts';

const BESIDE_PX = 16;
/** Nearer to the map's right or lower edge the words hang on the other side of the pointer. */
const ROOM_PX = { x: 300, y: 130 };

/** The numbers and names of what lies under the pointer, beside it. */
export function PointerWords({
  pointer,
  picture,
  look,
  profile,
}: {
  readonly pointer: CasePointer;
  readonly picture: Picture;
  readonly look: MapLook;
  readonly profile: Profile;
}) {
  const under = useStore(pointer.state, (state) => state.under);
  const choosing = useStore(pointer.state, (state) => state.choice !== null);
  // Another picture, other numbers.
  useStore(picture.facts, (facts) => facts.version);
  if (!under || choosing) return null;
  const left = under.point[0] > under.size[0] - ROOM_PX.x;
  const above = under.point[1] > under.size[1] - ROOM_PX.y;
  return (
    <div
      className="case-pointer"
      data-testid="case-pointer"
      style={{
        transform:
          `translate(${under.point[0] + (left ? -BESIDE_PX : BESIDE_PX)}px, ${under.point[1] + (above ? -BESIDE_PX : BESIDE_PX)}px)` +
          ` translate(${left ? '-100%' : '0'}, ${above ? '-100%' : '0'})`,
      }}
    >
      <Words under={under} picture={picture} look={look} profile={profile} />
    </div>
  );
}

function Words({
  under,
  picture,
  look,
  profile,
}: {
  readonly under: Under;
  readonly picture: Picture;
  readonly look: MapLook;
  readonly profile: Profile;
}) {
  const say = useSay();
  const value = look.over === 'heat' ? picture.heat.at(under.at) : null;
  const { hit } = under;
  return (
    <>
      {hit?.kind === 'cases' && <CaseWords cases={hit.cases} />}
      {hit?.kind === 'cluster' && (
        <p className="case-pointer-name">
          {say.t('caseMap.cluster', { count: hit.count, n: say.number(hit.count) })}
          {hit.overdue > 0 && (
            <b className="case-late"> {say.t('caseMap.ofThemOverdue', { n: say.number(hit.overdue) })}</b>
          )}
        </p>
      )}
      {hit?.kind === 'place' && <PlaceWords place={hit.place} />}
      {value !== null && (
        <p className="number" data-heat={value}>
          {heatText(value, say)}
        </p>
      )}
      <GridWords under={under} picture={picture} look={look} profile={profile} say={say} />
    </>
  );
}

function GridWords({
  under,
  picture,
  look,
  profile,
  say,
}: {
  readonly under: Under;
  readonly picture: Picture;
  readonly look: MapLook;
  readonly profile: Profile;
  readonly say: Say;
}) {
  const grid = under.grid === null ? null : picture.plan?.division.tree.grids.get(under.grid);
  if (!grid) return null;
  const { loads, changes } = picture.facts.getState();
  const load = loads?.byGrid.get(grid.id);
  const change = changes?.find((one) => one.grid === grid.id);
  const type = profile.types.find(({ id }) => id === grid.type);
  return (
    <>
      <p className="case-pointer-quiet">
        {grid.unassigned ? say.t('caseMap.unassigned') : grid.name || grid.code}
        {type && look.under === 'type' && ` · ${say.words(type.name)}`}
      </p>
      {load && (isLoad(look.over) || change) && (
        <p className="number" data-load={load.count}>
          {say.t('caseMap.cases', { count: load.count, n: say.number(load.count) })}
          {load.per100 !== null &&
            ` · ${say.t('caseMap.per100', { n: say.number(Number(load.per100.toFixed(2))) })}`}
        </p>
      )}
      {change && (
        <p className="number">
          {say.t('caseMap.inForceWas', {
            n: change.inForce === null ? '–' : say.number(change.inForce),
            change: signed(change.change, say),
          })}
        </p>
      )}
    </>
  );
}

/** +3, −2, ±0 */
export function signed(n: number, say: Say): string {
  return n > 0 ? `+${say.number(n)}` : n < 0 ? `−${say.number(-n)}` : '±0';
}
