import { useSay } from '../../../i18n/use-say.ts';
import { categoryText } from './category-text.ts';
import type { Place } from './filter-places.ts';

/** A camera, shop or unit in words. */
export function PlaceWords({ place: { properties } }: { readonly place: Place }) {
  const say = useSay();
  const { kind, name, category, direction, rangeM, link } = properties;
  return (
    <p className="case-pointer-name">
      {name || say.t(`caseMap.placeKind.${kind}`)}
      <span className="case-pointer-quiet">
        {[
          say.t(`caseMap.placeKind.${kind}`),
          category ? categoryText(category, say) : '',
          link ? say.t('caseMap.openLink') : '',
          direction === null ? '' : say.t('caseMap.direction', { n: Math.round(direction) }),
          rangeM === null ? '' : say.t('caseMap.range', { n: Math.round(rangeM) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </p>
  );
}
