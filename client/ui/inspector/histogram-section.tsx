import { useMemo } from 'react';
import { useSay } from '../../i18n/use-say.ts';
import { colouredLevel } from '../../map/features/leaf-feature.ts';
import { useEditor, useEditorState, useProfile } from '../shell/editor-context.ts';
import { Histogram } from './histogram.tsx';
import { histogramBins } from './histogram-bins.ts';

/** The grids of the level in hand by households; a bar selects its grids. */
export function HistogramSection() {
  const editor = useEditor();
  const profile = useProfile();
  const say = useSay();
  const division = useEditorState((s) => s.plan!.division);
  const levelId = useEditorState((s) => s.level);
  const selection = useEditorState((s) => s.selection);
  const level = colouredLevel(division, levelId);
  const bins = useMemo(() => histogramBins(division, level), [division, level]);
  const name = profile.levels.find((l) => l.id === level.id)!.name;
  return (
    <section className="histogram-section">
      <h3>{say.t(`histogram.${level.measure}`, { level: say.words(name) })}</h3>
      <Histogram
        bins={bins}
        target={level.target}
        selected={selection}
        onSelect={(ids) => editor.select(ids)}
      />
    </section>
  );
}
