import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Profile } from '../../../../domain/deployment/types.ts';
import { atScheme, BALANCE_STEPS, balanceColour } from '../grid-colours.ts';
import type { Palette, Scheme } from '../palette.ts';

/** Static grids live in one source, those just edited in a small one; both are drawn by the same layers. */
const GRID_SOURCES = ['grids', 'grids-live'] as const;

const CLEAR = 'rgba(0,0,0,0)';
const notHidden = (opacity: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', 'hidden'], false],
  0,
  opacity,
];
const isAssigned: ExpressionSpecification = ['!', ['get', 'unassigned']];

function match(
  property: string,
  pairs: readonly (readonly [string, string])[],
): ExpressionSpecification | string {
  if (pairs.length === 0) return CLEAR;
  return ['match', ['get', property], ...pairs.flat(), CLEAR] as unknown as ExpressionSpecification;
}

/** The grids' colours by type, by risk and by households against target, and the types' hatches. */
export function gridFillLayers(p: Palette, scheme: Scheme, profile: Profile): LayerSpecification[] {
  const colours = {
    type: match(
      'type',
      profile.types.map((t) => [t.id, atScheme(t.colour, scheme)]),
    ),
    risk: match(
      'risk',
      profile.risks.map((r) => [r.id, atScheme(r.colour, scheme)]),
    ),
    deviation: match(
      'step',
      BALANCE_STEPS.map((step) => [step, balanceColour(step, scheme)]),
    ),
  };
  const hatched = profile.types.filter((t) => t.hatch !== 'none');
  return GRID_SOURCES.flatMap((source): LayerSpecification[] => [
    ...(Object.keys(colours) as (keyof typeof colours)[]).map(
      (mode): LayerSpecification => ({
        id: `${source}-${mode}`,
        type: 'fill',
        source,
        filter: isAssigned,
        layout: { visibility: mode === 'deviation' ? 'visible' : 'none' },
        paint: {
          'fill-color': colours[mode],
          'fill-opacity': notHidden(p.fillOpacity),
          'fill-antialias': false,
        },
      }),
    ),
    ...hatched.map(
      (type): LayerSpecification => ({
        id: `${source}-hatch-${type.id}`,
        type: 'fill',
        source,
        filter: ['all', isAssigned, ['==', ['get', 'type'], type.id]],
        layout: { visibility: 'none' },
        paint: { 'fill-pattern': `hatch-${type.hatch}`, 'fill-opacity': notHidden(1) },
      }),
    ),
    {
      id: `${source}-unassigned`,
      type: 'fill',
      source,
      filter: ['get', 'unassigned'],
      paint: { 'fill-pattern': 'hatch-unassigned', 'fill-opacity': notHidden(0.9) },
    },
  ]);
}

const BORDER_SOURCES = ['borders', 'borders-live'] as const;
/** How strongly borders are drawn, 0–1: what lies over them makes them step back (`setGlobalStateProperty('borders', …)`). */
const borderOpacity: ExpressionSpecification = [
  'case',
  ['boolean', ['feature-state', 'hidden'], false],
  0,
  ['global-state', 'borders'],
];

/** Leaf borders thin, parents' borders strong, locked ones dashed. */
export function borderLayers(p: Palette): LayerSpecification[] {
  const unlocked: ExpressionSpecification = ['!', ['get', 'locked']];
  return BORDER_SOURCES.flatMap((source): LayerSpecification[] => [
    {
      id: `${source}-leaf`,
      type: 'line',
      source,
      filter: ['all', unlocked, ['==', ['get', 'rank'], 0]],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': p.leafBorder,
        'line-width': ['interpolate', ['linear'], ['zoom'], 12, 0.4, 14.5, 1],
        'line-opacity': borderOpacity,
      },
    },
    {
      id: `${source}-locked`,
      type: 'line',
      source,
      filter: ['get', 'locked'],
      paint: {
        'line-color': p.parentBorder,
        'line-width': ['match', ['get', 'rank'], 0, 1.25, 2.25],
        'line-dasharray': [3, 2],
        'line-opacity': borderOpacity,
      },
    },
    {
      id: `${source}-parent`,
      type: 'line',
      source,
      filter: ['all', unlocked, ['>', ['get', 'rank'], 0]],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': p.parentBorder,
        'line-width': [
          'interpolate',
          ['linear'],
          ['zoom'],
          12,
          ['match', ['get', 'rank'], 1, 0.8, 1.8],
          15,
          ['match', ['get', 'rank'], 1, 1.75, 2.75],
        ],
        'line-opacity': borderOpacity,
      },
    },
  ]);
}
