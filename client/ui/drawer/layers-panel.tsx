import { Radio, Stack, Switch } from '@mantine/core';
import { type ColourMode, LAYERS, type LayerId } from '../../editor/store.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useEditor, useEditorState } from '../shell/editor-context.ts';

const COLOURS: readonly ColourMode[] = ['deviation', 'type', 'risk'];

/** What the map draws, and by what the grids are coloured. */
export function LayersPanel() {
  const editor = useEditor();
  const say = useSay();
  const layers = useEditorState((s) => s.layers);
  const colour = useEditorState((s) => s.colour);
  const shown: readonly LayerId[] = LAYERS.filter((id) => id !== 'basemap');
  return (
    <div className="scroll">
      <section className="panel-section">
        <h3>{say.t('layer.colours')}</h3>
        <Radio.Group
          value={colour}
          onChange={(value) => editor.setColour(value as ColourMode)}
          aria-label={say.t('layer.colours')}
        >
          <Stack gap={8}>
            {COLOURS.map((mode) => (
              <Radio
                key={mode}
                size="xs"
                value={mode}
                label={say.t(`colour.${mode}`)}
                disabled={!layers.grids}
              />
            ))}
          </Stack>
        </Radio.Group>
      </section>
      <section className="panel-section">
        <h3>{say.t('layer.switches')}</h3>
        {shown.map((id) => (
          <Switch
            key={id}
            size="xs"
            checked={layers[id]}
            label={say.t(`layer.${id}`)}
            onChange={(event) => editor.setLayer(id, event.currentTarget.checked)}
          />
        ))}
      </section>
    </div>
  );
}
