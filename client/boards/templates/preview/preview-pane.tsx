import { ActionIcon, Button, Loader, SegmentedControl, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { BoardTemplate } from '../../../../domain/board/template.ts';
import type { BoardLang } from '../../../../domain/contract/board.ts';
import type { GridId } from '../../../../domain/coverage/types.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { gridName } from '../../../ui/shell/grid-name.ts';
import { useBoards } from '../../boards-context.ts';
import { SheetStage } from '../../sheet/sheet-stage.tsx';
import { tellingGrids } from '../flow/telling-grids.ts';
import { paperMm, templateReason } from '../flow/template-words.ts';
import { GridChoice } from './grid-choice.tsx';
import { PreviewNotices } from './preview-notices.tsx';
import type { Preview } from './use-preview.ts';
import { usePreview } from './use-preview.ts';
import '../../sheet/sheet.css';

/** The sheet of a grid as the template in hand makes it: white paper by day and by night. */
export function PreviewPane({
  template,
  onGrid,
  onPreview,
}: {
  readonly template: BoardTemplate | null;
  readonly onGrid: (grid: GridId | null) => void;
  readonly onPreview: (preview: Preview) => void;
}) {
  const say = useSay();
  const { plan, lang: pageLang } = useBoards();
  const { division } = plan;
  const telling = useMemo(() => tellingGrids(division), [division]);
  const [chosen, setChosen] = useState<GridId | null>(null);
  const grid = chosen !== null && division.tree.grids.has(chosen) ? chosen : (telling[0]?.[1] ?? null);
  const [lang, setLang] = useState<BoardLang>(pageLang);
  const [page, setPage] = useState(1);
  const preview = usePreview({ plan: plan.id, revision: plan.revision, grid, lang, page, template });
  const { sheet, drawing, refusal, again } = preview;
  const id = template?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sheet begins with its first page.
  useEffect(() => setPage(1), [id, grid, lang]);
  useEffect(() => {
    if (refusal?.code === 'page-unknown') setPage(1);
  }, [refusal]);
  useEffect(() => onGrid(grid), [grid, onGrid]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told is what is seen here.
  useEffect(() => onPreview(preview), [sheet, drawing, refusal]);
  const name = grid === null ? '' : gridName(division.tree.grids.get(grid)!, say);
  return (
    <section className="template-preview" aria-label={say.t('boardTemplates.preview.title')}>
      <div className="preview-bar">
        <GridChoice division={division} telling={telling} grid={grid} onChoose={setChosen} />
        <SegmentedControl
          size="xs"
          aria-label={say.t('boardTemplates.preview.lang')}
          data={[
            { value: 'zh', label: say.t('boardTemplates.preview.zh') },
            { value: 'en', label: say.t('boardTemplates.preview.en') },
          ]}
          value={lang}
          onChange={(value) => setLang(value as BoardLang)}
        />
        <span className="preview-drawing" role="status">
          {drawing && <Loader size={14} aria-label={say.t('boardTemplates.preview.drawing')} />}
        </span>
        {sheet && sheet.pages > 1 && <Pages page={page} pages={sheet.pages} onPage={setPage} />}
        <span className="preview-size number quiet">{sheet && paperMm(sheet, say)}</span>
      </div>
      {refusal && refusal.code !== 'page-unknown' && (
        <div className="preview-refusal" role="alert">
          <p>
            {templateReason(refusal, say)}
            <br />
            <span className="quiet">
              {say.t(sheet ? 'boardTemplates.preview.kept' : 'boardTemplates.preview.none')}
            </span>
          </p>
          <Button size="compact-xs" variant="default" onClick={again}>
            {say.t('boardTemplates.preview.again')}
          </Button>
        </div>
      )}
      {sheet && !refusal && <PreviewNotices notices={sheet.notices} />}
      <div className="preview-pane" data-drawing={drawing}>
        {sheet && (
          <SheetStage url={sheet.url} paper={sheet} name={say.t('boardTemplates.preview.sheet', { name })} />
        )}
        {grid === null && <p className="quiet">{say.t('boardTemplates.preview.noGrid')}</p>}
      </div>
    </section>
  );
}

function Pages({
  page,
  pages,
  onPage,
}: {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}) {
  const say = useSay();
  return (
    <span className="preview-pages">
      <IconButton
        label={say.t('boardTemplates.preview.before')}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      >
        <IconChevronLeft size={14} aria-hidden />
      </IconButton>
      <span className="number">
        {say.t('boardTemplates.preview.page', { page: say.number(page), pages: say.number(pages) })}
      </span>
      <IconButton
        label={say.t('boardTemplates.preview.next')}
        disabled={page >= pages}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronRight size={14} aria-hidden />
      </IconButton>
    </span>
  );
}

function IconButton({
  label,
  disabled = false,
  onClick,
  children,
}: {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={24} variant="subtle" aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
