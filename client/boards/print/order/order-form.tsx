import { Input, NativeSelect, NumberInput, SegmentedControl } from '@mantine/core';
import type { PaperName } from '../../../../domain/board/template.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { useBoards } from '../../boards-context.ts';
import { useBoardSettings, useTemplates } from '../../use-templates.ts';
import { usePrint } from '../print-store.ts';
import type { SheetLook } from '../sheet-look.ts';
import { PAPERS } from './order.ts';
import { OwnSide } from './own-side.tsx';
import './order.css';

const COPIES_MAX = 100;

/** How the sheets are made: by which template, on what paper, in which language, in what file, how many of each. */
export function OrderForm({ look }: { readonly look: SheetLook }) {
  const say = useSay();
  const { lang } = useBoards();
  const templates = useTemplates().data?.items ?? [];
  const usual = useBoardSettings().data?.template;
  const order = usePrint((s) => s.order);
  const set = usePrint((s) => s.setOrder);
  const { template, paper } = look;
  const own = order.paper === 'own';
  const named =
    template && typeof template.paper === 'string' ? template.paper : say.t('boardPrint.order.ownShort');
  const landscape = paper !== null && paper.width > paper.height;
  return (
    <div className="order-form">
      <NativeSelect
        size="xs"
        label={say.t('boardPrint.order.template')}
        value={order.template ?? usual ?? ''}
        data={templates.map(({ template: { id, name } }) => ({
          value: id,
          label: id === usual ? say.t('boardPrint.order.usual', { name: say.words(name) }) : say.words(name),
        }))}
        onChange={({ target }) => set({ template: target.value, paper: null, orientation: null })}
      />
      <div className="order-pair">
        <NativeSelect
          size="xs"
          label={say.t('boardPrint.order.paper')}
          value={order.paper ?? ''}
          data={[
            { value: '', label: say.t('boardPrint.order.asTemplate', { paper: named }) },
            ...PAPERS.map((one) => ({ value: one, label: one })),
            { value: 'own', label: say.t('boardPrint.order.own') },
          ]}
          onChange={({ target }) => {
            const value = target.value as PaperName | 'own' | '';
            set({ paper: value === '' ? null : value, ...(value === '' ? { orientation: null } : {}) });
          }}
        />
        <div>
          <Input.Label size="xs">{say.t('boardPrint.order.way')}</Input.Label>
          <SegmentedControl
            fullWidth
            size="xs"
            disabled={own}
            aria-label={say.t('boardPrint.order.way')}
            value={landscape ? 'landscape' : 'portrait'}
            data={(['landscape', 'portrait'] as const).map((value) => ({
              value,
              label: say.t(`boardPrint.order.${value}`),
            }))}
            onChange={(value) => set({ orientation: value as 'portrait' | 'landscape' })}
          />
        </div>
      </div>
      {own && (
        <div className="order-pair">
          {(['width', 'height'] as const).map((side) => (
            <OwnSide
              key={side}
              label={say.t(`boardPrint.order.${side}`)}
              value={order[side]}
              onChange={(value) => set({ [side]: value })}
            />
          ))}
        </div>
      )}
      <div className="order-pair">
        <div>
          <Input.Label size="xs">{say.t('boardPrint.order.lang')}</Input.Label>
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label={say.t('boardPrint.order.lang')}
            value={order.lang ?? lang}
            data={(['zh', 'en'] as const).map((value) => ({
              value,
              label: say.t(`boardPrint.order.langs.${value}`),
            }))}
            onChange={(value) => set({ lang: value as 'zh' | 'en' })}
          />
        </div>
        <NumberInput
          size="xs"
          label={say.t('boardPrint.order.copies')}
          value={order.copies}
          min={1}
          max={COPIES_MAX}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(value) => set({ copies: Math.max(1, Number(value) || 1) })}
        />
      </div>
      <div>
        <Input.Label size="xs">{say.t('boardPrint.order.format')}</Input.Label>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={say.t('boardPrint.order.format')}
          value={order.format}
          data={(['pdf', 'zip'] as const).map((value) => ({
            value,
            label: say.t(`boardPrint.order.formats.${value}`),
          }))}
          onChange={(value) => set({ format: value as 'pdf' | 'zip' })}
        />
        <p className="order-hint">{say.t(`boardPrint.order.formatHints.${order.format}`)}</p>
      </div>
    </div>
  );
}
