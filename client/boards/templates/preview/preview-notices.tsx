import { IconAlertTriangle } from '@tabler/icons-react';
import type { BoardNotice } from '../../../../domain/contract/board.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { NoticeList } from '../../sheet/notice-list.tsx';

/** How much of a sheet could not be done as its template wants it, and on a press what; nothing where all of it could. */
export function PreviewNotices({ notices }: { readonly notices: readonly BoardNotice[] | null }) {
  const say = useSay();
  if (!notices || notices.length === 0) return null;
  return (
    <details className="preview-notices sheet-notices">
      <summary>
        <IconAlertTriangle size={14} aria-hidden />
        {say.t('boardTemplates.preview.notices', { count: notices.length, n: say.number(notices.length) })}
      </summary>
      <NoticeList notices={notices} />
    </details>
  );
}
