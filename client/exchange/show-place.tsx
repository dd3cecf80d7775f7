import type { LngLat } from '../../domain/contract/geometry.ts';
import { boxOf } from '../../domain/geometry/box.ts';
import { toLattice } from '../../domain/geometry/point.ts';
import { useSay } from '../i18n/use-say.ts';
import { useMapPort } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';

/**
 * Shows a place of a file that is being imported: the dialog steps aside, the map goes there and points at it. Of a
 * fault that has an extent `corners` are shown whole.
 */
export function ShowPlace({
  at,
  corners = [],
}: {
  readonly at: LngLat;
  readonly corners?: readonly LngLat[];
}) {
  const say = useSay();
  const map = useMapPort();
  const stepAside = useScreen((s) => s.stepAside);
  return (
    <button
      type="button"
      className="report-place"
      onClick={() => {
        stepAside(toLattice(...at));
        map.current.zoomTo(boxOf([at, ...corners].map(([lng, lat]) => toLattice(lng, lat))));
      }}
    >
      {say.t('action.show')}
    </button>
  );
}
