import { broughtAlong } from '../../../domain/draft/propose/brought-along.ts';
import { useDraftView } from './draft-view.ts';

/** Chooses grids of the proposal that lies over the map, and finds those that have to come along. */
export function chooseGrids(chosen: ReadonlySet<string>): void {
  const { layer, choose } = useDraftView.getState();
  if (!layer?.asked) return;
  const along = chosen.size > 0 ? broughtAlong(layer.variant, [...chosen]) : [];
  choose(chosen, new Set(along.filter((id) => !chosen.has(id))));
}

/** A click on a proposed grid takes it in or out; one beside them all changes nothing, so that a slip costs nothing. */
export function clickGrid(grid: string | null): void {
  if (grid === null) return;
  const next = new Set(useDraftView.getState().chosen);
  if (!next.delete(grid)) next.add(grid);
  chooseGrids(next);
}

/** A box around grids takes them all in. */
export function boxGrids(grids: readonly string[]): void {
  chooseGrids(new Set([...useDraftView.getState().chosen, ...grids]));
}
