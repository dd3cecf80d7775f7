import { Button, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { BoardPrint, NewPrint } from '../../../domain/contract/board.ts';
import { useSay } from '../../i18n/use-say.ts';
import { DialogError } from '../../ui/dialogs/dialog-error.tsx';
import { boardsApi } from '../boards-api.ts';
import { useBoards } from '../boards-context.ts';
import { usePrintText } from '../replace/use-print-text.ts';
import { useBoardSettings, useTemplates } from '../use-templates.ts';
import type { PlaceGrid } from './place-grids.ts';
import { useBoardsChange, usePrintsOf } from './use-places.ts';

const COPIES_MAX = 100;

/** What was printed of a grid, newest first, and the way to enter a sheet that somebody has printed by itself. */
export function GridPrints({ row, mayChange }: { readonly row: PlaceGrid; readonly mayChange: boolean }) {
  const say = useSay();
  const { plan } = useBoards();
  const printText = usePrintText();
  const templates = useTemplates().data?.items ?? [];
  const asked = usePrintsOf(plan.id, row.id);
  const [enters, setEnters] = useState(false);
  const items = asked.data?.pages.flatMap((page) => page.items) ?? [];
  const about = ({ template, paper, lang, copies }: BoardPrint) => {
    const known = templates.find((one) => one.template.id === template);
    return [
      known ? say.words(known.template.name) : template,
      paper,
      say.t(`boardLedger.prints.${lang}`),
      say.t('boardLedger.prints.copies', { count: copies, n: say.number(copies) }),
    ].join(' · ');
  };
  return (
    <section className="grid-prints" aria-label={say.t('boardLedger.prints.title')}>
      <h3>
        {say.t('boardLedger.prints.title')}
        {mayChange && !row.gone && !enters && (
          <Button
            size="compact-sm"
            variant="subtle"
            title={say.t('boardLedger.prints.enterHint')}
            onClick={() => setEnters(true)}
          >
            {say.t('boardLedger.prints.enter')}
          </Button>
        )}
      </h3>
      {enters && <EnterPrint grid={row.id} onDone={() => setEnters(false)} />}
      {asked.data && items.length === 0 && <p className="quiet">{say.t('boardLedger.prints.none')}</p>}
      <ul>
        {items.map((print) => (
          <li key={print.id} data-print={print.id}>
            <span>{printText(print)}</span>
            <span className="quiet">{about(print)}</span>
            <span className="quiet">
              {say.t(print.job === null ? 'boardLedger.prints.byHand' : 'boardLedger.prints.inBatch', {
                author: print.author,
              })}
            </span>
          </li>
        ))}
      </ul>
      {asked.hasNextPage && (
        <Button
          className="grid-prints-more"
          size="compact-sm"
          variant="default"
          loading={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {say.t('boardLedger.prints.earlier')}
        </Button>
      )}
    </section>
  );
}

function EnterPrint({ grid, onDone }: { readonly grid: string; readonly onDone: () => void }) {
  const say = useSay();
  const { plan, lang } = useBoards();
  const templates = useTemplates().data?.items ?? [];
  const usual = useBoardSettings().data?.template ?? null;
  const [template, setTemplate] = useState<string | null>(null);
  const [language, setLanguage] = useState(lang);
  const [copies, setCopies] = useState(1);
  const chosen = template ?? usual;
  const enter = useBoardsChange((print: NewPrint) => boardsApi.enterPrint(plan.id, grid, print), onDone);
  return (
    <form
      className="enter-print"
      onSubmit={(event) => {
        event.preventDefault();
        enter.mutate({ lang: language, copies, ...(chosen ? { template: chosen } : {}) });
      }}
    >
      {plan.status !== 'in-force' && <p className="quiet">{say.t('boardLedger.prints.draft')}</p>}
      <Select
        size="xs"
        label={say.t('boardLedger.prints.template')}
        data={templates.map((one) => ({ value: one.template.id, label: say.words(one.template.name) }))}
        value={chosen}
        allowDeselect={false}
        onChange={setTemplate}
      />
      <Select
        size="xs"
        label={say.t('boardLedger.prints.lang')}
        data={(['zh', 'en'] as const).map((one) => ({
          value: one,
          label: say.t(`boardLedger.prints.${one}`),
        }))}
        value={language}
        allowDeselect={false}
        onChange={(to) => setLanguage(to === 'en' ? 'en' : 'zh')}
      />
      <NumberInput
        size="xs"
        label={say.t('boardLedger.prints.howMany')}
        min={1}
        max={COPIES_MAX}
        value={copies}
        onChange={(n) => setCopies(Math.max(1, Math.min(COPIES_MAX, Number(n) || 1)))}
      />
      <span className="place-editor-acts">
        <Button size="compact-sm" variant="default" onClick={onDone}>
          {say.t('action.cancel')}
        </Button>
        <Button size="compact-sm" type="submit" loading={enter.isPending}>
          {say.t('boardLedger.prints.save')}
        </Button>
      </span>
      <DialogError error={enter.error} />
    </form>
  );
}
