import { ok, type Result, refuse } from '../../domain/result.ts';
import type { Source, SourceLayer } from './source/source.ts';

/** The layer to be read, and whether it is certain that it is the one that is meant. */
export interface ChosenLayer {
  readonly layer: SourceLayer;
  readonly sure: boolean;
}

/** A column by one of these names in every layer: they are the levels of one plan, as it goes out. */
const LEVELS = ['level', '层级'];

/**
 * The layer that is asked for, else the only one that has something; several that are the levels of one plan are read
 * one after another, as one. Where it is not clear, the first, and not sure. Refuses `layer-unknown`, `file-empty`.
 */
export function chooseLayer({ layers }: Source, asked: string | undefined): Result<ChosenLayer> {
  const names = layers
    .map(({ name }) => name)
    .join(', ')
    .slice(0, 300);
  if (asked !== undefined && asked !== ALL) {
    const layer = layers.find(({ name }) => name === asked);
    return layer ? ok({ layer, sure: true }) : refuse('layer-unknown', { layer: asked, layers: names });
  }
  const filled = layers.filter(({ count }) => count !== 0);
  const [first, ...more] = filled;
  if (!first) return refuse('file-empty', { layers: names });
  if (more.length === 0) return ok({ layer: first, sure: true });
  const withLevel = filled.filter(({ columns }) =>
    columns?.some((name) => LEVELS.includes(name.toLowerCase())),
  );
  if (
    asked === ALL ||
    (withLevel.length > 1 && withLevel.length === filled.filter((l) => l.hasGeometry).length)
  )
    return ok({ layer: together(withLevel.length > 1 ? withLevel : filled), sure: true });
  return ok({ layer: filled.find(({ hasGeometry }) => hasGeometry) ?? first, sure: false });
}

/** What the layer of all layers is called. */
export const ALL = '*';

/** Layers one after another, as one; their rows are counted through. */
function together(layers: readonly SourceLayer[]): SourceLayer {
  const [first] = layers as [SourceLayer];
  return {
    ...first,
    name: ALL,
    count: layers.some(({ count }) => count === null) ? null : layers.reduce((n, { count }) => n + count!, 0),
    columns: [...new Set(layers.flatMap(({ columns }) => columns ?? []))],
    async *rows() {
      let row = 0;
      for (const layer of layers) for await (const one of layer.rows()) yield { ...one, row: ++row };
    },
  };
}
