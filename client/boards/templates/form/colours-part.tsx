import { ColorInput, Switch } from '@mantine/core';
import { useSay } from '../../../i18n/use-say.ts';
import { contrastWithPaper } from '../flow/contrast.ts';
import type { FormProps } from './form-props.ts';

/** WCAG 2.2: 4.5 for text, 3 for lines and areas that say something. */
const LEAST = { accent: 4.5, border: 3, ink: 4.5 } as const;
const NAMES = ['accent', 'border', 'ink'] as const;
const COLOUR = /^#[0-9a-f]{6}$/i;
/** Dark enough on paper, and told apart by those who do not tell red from green. */
const SWATCHES = [
  '#0B5394',
  '#1F4E79',
  '#00695C',
  '#2E6B34',
  '#B3261E',
  '#8C2D04',
  '#6A3D9A',
  '#8A6100',
  '#1F1F1F',
  '#4A4A4A',
];

/** The three colours of a sheet's own parts, each with a word where it is too pale for paper; or none at all. */
export function ColoursPart({ template, set, readOnly, wrong }: FormProps) {
  const say = useSay();
  const { colours, mono } = template;
  return (
    <>
      <Switch
        size="xs"
        label={say.t('boardTemplates.mono')}
        description={say.t('boardTemplates.monoHint')}
        checked={mono}
        disabled={readOnly}
        onChange={(event) => set({ mono: event.currentTarget.checked })}
      />
      {NAMES.map((name) => {
        const value = colours[name];
        const contrast = COLOUR.test(value) ? contrastWithPaper(value) : null;
        const low = !mono && contrast !== null && contrast < LEAST[name];
        return (
          <div key={name} data-part={name} className="colour-row">
            <ColorInput
              size="xs"
              format="hex"
              label={say.t(`boardTemplates.${name}`)}
              description={say.t(`boardTemplates.${name}Hint`)}
              inputWrapperOrder={['label', 'description', 'input', 'error']}
              swatches={SWATCHES}
              swatchesPerRow={10}
              disabled={mono || readOnly}
              value={value}
              error={wrong(name)}
              eyeDropperButtonProps={{ 'aria-label': say.t('boardTemplates.eyeDropper') }}
              onChange={(next) => set({ colours: { ...colours, [name]: next.toUpperCase() } })}
            />
            {low && (
              <p className="field-note" data-idle="true">
                {say.t('boardTemplates.contrastLow', {
                  ratio: say.number(Math.floor(contrast * 10) / 10),
                  least: say.number(LEAST[name]),
                })}
              </p>
            )}
          </div>
        );
      })}
    </>
  );
}
