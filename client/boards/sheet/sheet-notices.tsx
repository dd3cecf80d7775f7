import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { DrawnSheet } from '../../api/drawn-sheet.ts';
import { useSay } from '../../i18n/use-say.ts';
import { answered } from '../../ui/data/api.ts';
import { boardsApi } from '../boards-api.ts';
import { useBoards } from '../boards-context.ts';
import type { SheetLook } from '../print/sheet-look.ts';
import { NoticeList } from './notice-list.tsx';

interface SheetNoticesProps {
  readonly grid: GridId;
  readonly sheet: DrawnSheet | null;
  readonly look: SheetLook;
}

/** What the sheet could not say or show, in words, with what to do about it. */
export function SheetNotices({ grid, sheet, look }: SheetNoticesProps) {
  const say = useSay();
  const { plan } = useBoards();
  // Too many for a header: they are asked for by themselves.
  const asked = useQuery({
    queryKey: ['board-sheet', 'notices', look.keyOf(grid)],
    queryFn: ({ signal }) => answered(boardsApi.notices(plan.id, grid, look.query, signal)),
    enabled: sheet !== null && sheet.notices === null,
  });
  const notices = sheet?.notices ?? asked.data?.items;
  if (!notices) return null;
  return (
    <section className="sheet-part sheet-notices">
      <h3>{say.t('boardPrint.notices.title')}</h3>
      {notices.length === 0 ? (
        <p className="sheet-good">
          <IconCheck size={14} aria-hidden />
          {say.t('boardPrint.notices.none')}
        </p>
      ) : (
        <NoticeList notices={notices} />
      )}
    </section>
  );
}
