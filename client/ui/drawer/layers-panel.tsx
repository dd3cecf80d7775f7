import { Radio, Stack, Switch } from '@mantine/core';
import { type ColourMode, LAYERS, type LayerId } from '../../editor/store.ts';
import { useSay } from '../../i18n/use-say.ts';
import { useBasemap, useEditor, useEditorState, useProfile } from '../shell/editor-context.ts';

const COLOURS: readonly ColourMode[] = ['deviation', 'type', 'risk'];

/** What the map draws, and by what the grids are coloured. */
export function LayersPanel() {
  const editor = useEditor();
  const say = useSay();
  const basemap = useBasemap();
  const profile = useProfile();
  const layers = useEditorState((s) => s.layers);
  const colour = useEditorState((s) => s.colour);
  const shaped = profile.levels.filter((level) => !level.tiles);
  const shown: readonly LayerId[] = LAYERS.filter(
    (id) => (id !== 'basemap' || basemap !== null) && (id !== 'shapes' || shaped.length > 0),
  );
  const labelOf = (id: LayerId) =>
    id === 'shapes'
      ? shaped.map(({ name }) => say.words(name)).join(say.t('list.comma'))
      : say.t(`layer.${id}`);
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
            label={labelOf(id)}
            onChange={(event) => editor.setLayer(id, event.currentTarget.checked)}
          />
        ))}
      </section>
    </div>
  );
}
