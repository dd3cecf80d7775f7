import { NumberInput, SegmentedControl } from '@mantine/core';
import {
  HEADING_WEIGHTS,
  TEXT_WEIGHTS,
  type TemplateFonts,
  USUAL_FONTS,
} from '../../../../domain/board/template.ts';
import { useSay } from '../../../i18n/use-say.ts';
import type { FormProps } from './form-props.ts';

const MM_STEP = 0.2;

/** How large letters and ground are. */
export function MeasuresPart({ template, set, readOnly, wrong }: FormProps) {
  const say = useSay();
  const { textMm, scale, fonts = USUAL_FONTS } = template;
  const weight = (of: 'heading' | 'text', label: string, weights: readonly string[]) => (
    <div>
      <span className="form-label">{label}</span>
      <SegmentedControl
        size="xs"
        fullWidth
        disabled={readOnly}
        aria-label={label}
        data={weights.map((value) => ({ value, label: say.t(`boardTemplates.weights.${value}`) }))}
        value={fonts[of]}
        onChange={(value) => set({ fonts: { ...fonts, [of]: value } as TemplateFonts })}
      />
    </div>
  );
  return (
    <>
      <div className="form-row" data-part="fonts">
        {weight('heading', say.t('boardTemplates.headingWeight'), HEADING_WEIGHTS)}
        {weight('text', say.t('boardTemplates.textWeight'), TEXT_WEIGHTS)}
      </div>
      <p className="form-hint quiet">{say.t('boardTemplates.fontsHint')}</p>
      {wrong('fonts') !== undefined && <p className="form-wrong">{wrong('fonts')}</p>}
      <div className="form-row">
        <NumberInput
          data-part="textMm"
          size="xs"
          label={say.t('boardTemplates.textMm')}
          description={say.t('boardTemplates.textMmHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={Number.isNaN(textMm) ? '' : textMm}
          step={MM_STEP}
          decimalScale={2}
          allowNegative={false}
          error={wrong('textMm')}
          onChange={(value) => set({ textMm: typeof value === 'number' ? value : Number.NaN })}
        />
        <NumberInput
          data-part="scale"
          size="xs"
          label={say.t('boardTemplates.scale')}
          description={say.t('boardTemplates.scaleHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          placeholder={say.t('boardTemplates.scaleAuto')}
          value={scale ?? ''}
          prefix="1:"
          thousandSeparator=","
          allowDecimal={false}
          allowNegative={false}
          hideControls
          error={wrong('scale')}
          onChange={(value) => set({ scale: typeof value === 'number' ? value : null })}
        />
      </div>
    </>
  );
}
