import { Button } from '@mantine/core';
import { useSay } from '../../../i18n/use-say.ts';

/** In the place of a map that can't be drawn: why, and what to do; lists, cards and counters go on beside it. */
export function NoMap({
  title,
  text,
  again,
}: {
  readonly title: string;
  readonly text: string;
  readonly again: () => void;
}) {
  const say = useSay();
  return (
    <div className="command-map-none" role="alert">
      <h2>{title}</h2>
      <p>{text}</p>
      <Button onClick={again}>{say.t('caseMap.again')}</Button>
    </div>
  );
}
