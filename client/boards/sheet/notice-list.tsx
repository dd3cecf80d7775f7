import { IconAlertTriangle } from '@tabler/icons-react';
import type { BoardNotice } from '../../../domain/contract/board.ts';
import { useSay } from '../../i18n/use-say.ts';
import { templateReason } from '../templates/flow/template-words.ts';
import { grouped } from './grouped-notices.ts';

/** Notices in words, those of a kind together, each kind with what to do about it. */
export function NoticeList({ notices }: { readonly notices: readonly BoardNotice[] }) {
  const say = useSay();
  return (
    <ul>
      {grouped(notices).map(({ code, items }) => (
        <li key={code} data-notice={code}>
          <IconAlertTriangle size={14} aria-hidden />
          <div>
            {items.length === 1 ? (
              <p>{templateReason(items[0]!, say)}</p>
            ) : (
              <>
                <p>
                  {say.t('boardPrint.notices.times', {
                    what: say.t(`boardPrint.kind.${code}`),
                    n: say.number(items.length),
                  })}
                </p>
                <ul className="sheet-notice-all">
                  {[...new Set(items.map((item) => templateReason(item, say)))].map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              </>
            )}
            <p className="quiet">{say.t(`boardPrint.todo.${code}`)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
