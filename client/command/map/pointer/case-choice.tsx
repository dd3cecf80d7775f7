import { useStore } from 'zustand';
import { URGENCIES } from '../../../../domain/case/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { kindName } from '../../town/kind-tree.ts';
import { useKinds } from '../../town/use-office.ts';
import type { CommandSource } from '../command-map-props.ts';
import { URGENCY_COLOURS } from '../points/case-colours.ts';
import type { CasePointer } from './case-pointer.ts';

const MOST = 40;

/** Cases that lie on one spot, as a list to choose from. */
export function CaseChoice({
  pointer,
  store,
}: {
  readonly pointer: CasePointer;
  readonly store: CommandSource;
}) {
  const say = useSay();
  const kinds = useKinds();
  const choice = useStore(pointer.state, (state) => state.choice);
  if (!choice) return null;
  const { view } = store.getState();
  return (
    <div
      className="case-choice"
      role="listbox"
      aria-label={say.t('caseMap.choose')}
      style={{ left: choice.point[0] + 10, top: choice.point[1] + 10 }}
    >
      <p className="case-pointer-quiet">
        {say.t('caseMap.onOneSpot', { n: say.number(choice.cases.length) })}
      </p>
      {choice.cases.slice(0, MOST).map((one) => {
        const urgency = URGENCIES[view.urgency[view.cases.indexOf(one)] ?? 0]!;
        return (
          <button
            type="button"
            role="option"
            aria-selected="false"
            key={one.id}
            onClick={() => pointer.choose(one.id)}
          >
            <span className="legend-dot" style={{ background: URGENCY_COLOURS[urgency] }} />
            {one.title || kindName(kinds, one.kind, say, one.kindSaid)}
          </button>
        );
      })}
    </div>
  );
}
