import { Fragment } from 'react';
import type { BoardNotice } from '../../../domain/contract/board.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { useSay } from '../../i18n/use-say.ts';

/** A phone number: no line ends at its hyphen. */
const NUMBER = /(\d+(?:-\d+)+)/;

/** Why a board is wrong, as a sentence; what was not there before, or is there no longer, is said to be none. */
export function WhyText({ reason }: { readonly reason: BoardNotice }) {
  const say = useSay();
  const { was, now } = reason.params;
  const none = say.t('boardLedger.none');
  const params = {
    ...reason.params,
    ...(was === '' ? { was: none } : {}),
    ...(now === '' ? { now: none } : {}),
  };
  const parts = reasonText({ code: reason.code, params }, say).split(NUMBER);
  return parts.map((part, at) =>
    at % 2 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence, never moved
      <Fragment key={at}>{part}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence, never moved
      <span key={at} className="wrong-number">
        {part}
      </span>
    ),
  );
}
