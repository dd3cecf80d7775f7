import { Tooltip } from '@mantine/core';
import { useSay } from '../../i18n/use-say.ts';

/** Points north; a click turns the map that way again. */
export function NorthArrow({ bearing, onReset }: { readonly bearing: number; readonly onReset: () => void }) {
  const say = useSay();
  return (
    <Tooltip label={say.t('map.north')} position="left">
      <button type="button" className="north-arrow" aria-label={say.t('map.north')} onClick={onReset}>
        <svg viewBox="0 0 24 32" width="24" height="32" style={{ rotate: `${-bearing}deg` }} aria-hidden>
          <text x="12" y="9" textAnchor="middle" fontSize="10" fontWeight="700" fill="currentColor">
            N
          </text>
          <path d="M12 12 5.5 30 12 26z" fill="currentColor" />
          <path
            d="M12 12 18.5 30 12 26z"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.4"
            strokeLinejoin="round"
          />
        </svg>
      </button>
    </Tooltip>
  );
}
