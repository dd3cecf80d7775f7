import { Tooltip } from '@mantine/core';
import { useSay } from '../../../i18n/use-say.ts';

/** A phone that rings on a click where the machine can ring, and reads as digits everywhere. */
export function PhoneLink({ phone }: { readonly phone: string }) {
  const say = useSay();
  if (phone.trim() === '') return <span className="quiet">{say.t('phones.none')}</span>;
  return (
    <Tooltip label={say.t('phones.ring', { phone })}>
      <a className="phone-link number" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
        {phone}
      </a>
    </Tooltip>
  );
}
