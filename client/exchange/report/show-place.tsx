import type { LngLat } from '../../../domain/contract/geometry.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useImportView } from '../flow/import-view.ts';

/** Shows a place of a file that is being imported: the map goes there and points at it. */
export function ShowPlace({ at }: { readonly at: LngLat }) {
  const say = useSay();
  const lookAt = useImportView((s) => s.lookAt);
  return (
    <button type="button" className="import-link" onClick={() => lookAt(at)}>
      {say.t('action.show')}
    </button>
  );
}
