import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useMemo, useRef } from 'react';
import { toDegrees } from '../../domain/geometry/point.ts';
import type { Grid } from '../../domain/plan/types.ts';
import { useDraftView } from '../drafts/flow/draft-view.ts';
import { useImportView } from '../exchange/flow/import-view.ts';
import { useSay } from '../i18n/use-say.ts';
import { useComparison } from '../ui/compare/use-comparison.ts';
import { useLines } from '../ui/data/use-lines.ts';
import { usePlaces } from '../ui/data/use-places.ts';
import { useEditor, useEditorState, useProfile } from '../ui/shell/editor-context.ts';
import { useScreen } from '../ui/shell/screen-store.ts';
import { applyScheme } from './apply-scheme.ts';
import { buildingFeatures } from './features/building-features.ts';
import { colouredLevel } from './features/leaf-feature.ts';
import { outsideFeature } from './features/outside-feature.ts';
import { previewFeatures, sideFeatures } from './features/preview-features.ts';
import type { CountText } from './projection/label-projection.ts';
import { showLayers } from './projection/layer-visibility.ts';
import type { ProjectedMap } from './projection/projected-map.ts';
import type { Scheme } from './style/palette.ts';

/** How strongly today's borders are drawn beneath a proposal. */
const QUIET = 0.5;
/** What stood in the address when the page was opened. */
const START_HASH = location.hash.length > 1;

/** Keeps the map's sources and layers in step with the store; each effect follows one part of it. */
export function useProjection(map: MapLibre, projected: ProjectedMap, scheme: Scheme): void {
  const editor = useEditor();
  const profile = useProfile();
  const say = useSay();
  const layers = useEditorState((s) => s.layers);
  const colour = useEditorState((s) => s.colour);
  const territory = useEditorState((s) => s.plan?.division.territory ?? null);
  const buildings = useEditorState((s) => s.plan?.division.buildings.all ?? null);
  const planId = useEditorState((s) => s.plan?.id ?? null);
  const lines = useLines().data;
  const incoming = useImportView((s) => s.preview !== null);
  const proposed = useDraftView((s) => s.layer !== null && !s.today);
  // What is being drafted has no names and counts yet, and today's are to be seen.
  const drafted = useDraftView((s) => s.picture.length > 0) || proposed;
  const cameras = usePlaces('camera', layers.cameras).data;
  const shops = usePlaces('shop', layers.shops).data;
  const units = usePlaces('unit', layers.units).data;

  const comparison = useComparison().data;
  const comparing = useScreen((s) => s.compareWith !== null && s.compareWith !== planId);

  const countText = useMemo<CountText>(() => {
    const letters = new Map(profile.types.map((type) => [type.id, type.letter]));
    return (grid: Grid, households: number) =>
      [grid.type ? (letters.get(grid.type) ?? '') : '', say.householdsShort(households)]
        .filter(Boolean)
        .join(' · ');
  }, [profile, say]);

  // The division and the preview change with every frame of a drag: no React in between.
  useEffect(() => {
    let box = '';
    const show = () => {
      const { plan, preview, placing, level, selection, hover } = editor.store.getState();
      if (!plan) return;
      const division = preview.ghost ?? plan.division;
      projected.grids.show(division, colouredLevel(division, level), preview.ghost !== null);
      projected.labels.show(division, countText);
      projected.shapes.show(plan.division);
      projected.selection.showSelection(division, selection);
      projected.selection.showHover(division, hover);
      projected.preview.set(previewFeatures(preview, placing));
      projected.sides.set(sideFeatures(preview.sides, say.householdsShort));
      const { cue } = preview;
      projected.cue.set(
        cue
          ? [
              {
                type: 'Feature',
                properties: { kind: cue.kind },
                geometry: { type: 'Point', coordinates: toDegrees(cue.at) },
              },
            ]
          : [],
      );
      if (preview.cursor !== box) {
        box = preview.cursor;
        map.getCanvas().style.cursor = box === 'default' ? '' : box;
      }
    };
    show();
    return editor.store.subscribe(show);
  }, [editor, projected, map, countText, say]);

  // A plan is shown whole when it is opened, unless the address named a place at first; a grid that it named is gone to from there.
  const zoomed = useRef<string | null>(null);
  const keepPlace = useRef(START_HASH);
  useEffect(() => {
    if (!territory) return;
    const { feature, box } = outsideFeature(territory.polygons);
    projected.outside.set([feature]);
    if (zoomed.current === planId) return;
    if (!keepPlace.current) map.fitBounds(box, { padding: 40, duration: 0 });
    keepPlace.current = false;
    zoomed.current = planId;
    if (editor.store.getState().selection.size > 0) editor.commands.get('zoom-to-selection')!.run();
  }, [territory, planId, projected, map, editor]);

  useEffect(() => {
    if (buildings) projected.buildings.set(buildingFeatures(buildings));
  }, [buildings, projected]);
  useEffect(() => {
    if (lines) projected.lines.set(lines.features);
  }, [lines, projected]);
  useEffect(() => {
    projected.places.set([cameras, shops, units].flatMap((places) => places?.features ?? []));
  }, [cameras, shops, units, projected]);
  useEffect(() => {
    projected.compare.set(comparing ? (comparison?.borders.features ?? []) : []);
  }, [comparing, comparison, projected]);
  useEffect(() => applyScheme(map, scheme, profile), [map, scheme, profile]);
  // Today's borders stay to be seen beneath those that are proposed.
  useEffect(() => {
    map.setGlobalStateProperty('borders', drafted ? QUIET : 1);
  }, [map, drafted]);
  // The names of a file that comes in, or of proposed grids, stand where those of the plan would; the proposal has colours of its own.
  useEffect(
    () =>
      showLayers(map, incoming || proposed ? { ...layers, labels: false } : layers, drafted ? null : colour),
    [map, layers, colour, incoming, proposed, drafted],
  );
}
