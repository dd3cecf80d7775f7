import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import type { BoardTemplate, PaperName } from '../../../../domain/board/template.ts';
import { useSay } from '../../../i18n/use-say.ts';
import { millimetresOf } from '../flow/template-words.ts';
import type { FormProps } from './form-props.ts';
import { WordsFields } from './words-fields.tsx';

const KINDS: readonly BoardTemplate['kind'][] = ['board', 'hand-out', 'contact-card'];
const PAPERS: readonly PaperName[] = ['A0', 'A1', 'A2', 'A3', 'A4', 'A5'];
const CUSTOM = 'custom';
/** Where a custom paper begins that came from none. */
const A3 = { width: 420, height: 297 };

/** What it is called, what it is for, and what it is printed on. */
export function BasicsPart({ template, set, readOnly, wrong }: FormProps) {
  const say = useSay();
  const { kind, paper, landscape } = template;
  const custom = typeof paper === 'string' ? null : paper;
  const side = (value: string | number) => (typeof value === 'number' ? value : Number.NaN);
  const shown = (value: number) => (Number.isNaN(value) ? '' : value);
  /** A paper of one's own is as its sides say. */
  const sized = (size: { width: number; height: number }) =>
    set({ paper: size, landscape: size.width >= size.height });
  return (
    <>
      <WordsFields
        part="name"
        label={say.t('boardTemplates.name')}
        words={template.name}
        error={wrong('name')}
        onChange={(name) => set({ name })}
      />
      <div data-part="kind">
        <SegmentedControl
          size="xs"
          fullWidth
          disabled={readOnly}
          aria-label={say.t('boardTemplates.kind')}
          data={KINDS.map((value) => ({ value, label: say.t(`boardTemplates.kinds.${value}`) }))}
          value={kind}
          onChange={(value) => set({ kind: value as BoardTemplate['kind'] })}
        />
        <p className="form-hint quiet">{say.t(`boardTemplates.kindHint.${kind}`)}</p>
      </div>
      <div className="form-row" data-part="paper">
        <Select
          size="xs"
          label={say.t('boardTemplates.paper')}
          data={[
            ...PAPERS.map((value) => ({ value, label: value })),
            { value: CUSTOM, label: say.t('boardTemplates.custom') },
          ]}
          value={custom ? CUSTOM : String(paper)}
          allowDeselect={false}
          onChange={(value) => {
            if (value === CUSTOM) sized(millimetresOf(template) ?? A3);
            else if (value) set({ paper: value as PaperName });
          }}
        />
        <div>
          <span className="form-label">{say.t('boardTemplates.way')}</span>
          <SegmentedControl
            size="xs"
            fullWidth
            disabled={readOnly}
            aria-label={say.t('boardTemplates.way')}
            data={[
              { value: 'landscape', label: say.t('boardTemplates.landscape') },
              { value: 'portrait', label: say.t('boardTemplates.portrait') },
            ]}
            value={landscape ? 'landscape' : 'portrait'}
            onChange={(value) => {
              if ((value === 'landscape') === landscape) return;
              if (custom) sized({ width: custom.height, height: custom.width });
              else set({ landscape: value === 'landscape' });
            }}
          />
        </div>
      </div>
      {custom && (
        <div className="form-row">
          {(['width', 'height'] as const).map((of) => (
            <NumberInput
              key={of}
              size="xs"
              label={say.t(`boardTemplates.${of}`)}
              value={shown(custom[of])}
              min={1}
              clampBehavior="none"
              decimalScale={1}
              allowNegative={false}
              onChange={(value) => sized({ ...custom, [of]: side(value) })}
            />
          ))}
        </div>
      )}
      {wrong('paper') !== undefined && <p className="form-wrong">{wrong('paper')}</p>}
    </>
  );
}
