import type { Map as MapLibre } from 'maplibre-gl';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HeatCounts } from '../../../domain/contract/case.ts';
import { boxOf } from '../../../domain/geometry/box.ts';
import type { Box, Polygon } from '../../../domain/geometry/point.ts';
import type { LevelId } from '../../../domain/plan/types.ts';
import type { LoadedPlan } from '../../editor/ports.ts';
import { colouredLevel } from '../../map/features/leaf-feature.ts';
import type { CaseView } from '../store/types.ts';
import type { CaseOverlay } from './case-overlay.ts';
import { CaseProjection } from './cluster/case-projection.ts';
import type { CommandSource } from './command-map-props.ts';
import { Asker } from './counts/asker.ts';
import { compareLoads, countByGrid, type GridLoads, type LoadChange, loadsOf } from './counts/grid-loads.ts';
import { LeafFinder } from './counts/leaf-finder.ts';
import { LoadProjection } from './counts/load-projection.ts';
import { isLoad, LOAD_SCALES, loadValue } from './counts/load-scale.ts';
import { askHeat, askLoads, isPart, type ServerLoads } from './counts/server-counts.ts';
import { HeatProjection } from './heat/heat-projection.ts';
import type { MapLook, MapLookStore } from './map-look.ts';
import { Scene } from './pointer/scene.ts';
import { type ShownCases, shownCases } from './shown-cases.ts';

/** What the picture knows that legend, pointer and panels say in words. */
export interface PictureFacts {
  /** Cases by grid in the plan that is shown. */
  readonly loads: GridLoads | null;
  /** What the plan that is shown changes of the one in force. */
  readonly changes: readonly LoadChange[] | null;
  /** The heat's bandwidth as it is, m. */
  readonly bandwidthM: number | null;
  /** More cases than are here, and the server has not counted them yet: the picture is of the newest alone. */
  readonly partial: boolean;
  readonly drawn: number;
  /** Goes up with each picture. */
  readonly version: number;
}

/** A plan beside the finder of its leaves. */
interface Counted {
  readonly plan: LoadedPlan;
  readonly finder: LeafFinder;
}

/**
 * Everything on the map that follows the cases: heat, counts, points. It looks at the store and the look, and computes
 * what has changed; moving the map is nothing to it.
 */
export class Picture {
  readonly scene = new Scene();
  readonly facts: StoreApi<PictureFacts>;
  readonly heat: HeatProjection;
  readonly #store: CommandSource;
  readonly #look: MapLookStore;
  readonly #cases: CaseProjection;
  readonly #loads: LoadProjection;
  readonly #ends: (() => void)[];
  readonly #heatAsker = new Asker<HeatCounts>((counts) => this.#heard({ heat: counts }));
  readonly #loadsAskers = [0, 1].map(
    (i) => new Asker<ServerLoads>((loads) => this.#heard({ loads: this.#serverLoads.with(i, loads) })),
  );
  #inForce: Counted | null = null;
  #other: Counted | null = null;
  #ground: readonly Polygon[] | null = null;
  #box: Box | null = null;
  #view: CaseView | null = null;
  #shown: ShownCases | null = null;
  #serverHeat: HeatCounts | null = null;
  #serverLoads: (ServerLoads | null)[] = [null, null];

  constructor(map: MapLibre, overlay: CaseOverlay, store: CommandSource, look: MapLookStore, scale: number) {
    this.#store = store;
    this.#look = look;
    this.heat = new HeatProjection(map);
    this.#cases = new CaseProjection(map, overlay, this.scene, scale);
    this.#loads = new LoadProjection(map);
    this.facts = createStore<PictureFacts>(() => ({
      loads: null,
      changes: null,
      bandwidthM: null,
      partial: false,
      drawn: 0,
      version: 0,
    }));
    this.#ends = [
      store.subscribe(() => {
        if (store.getState().view !== this.#view) this.#draw();
      }),
      look.subscribe(() => this.#draw()),
    ];
    this.#draw();
  }

  /** The plan in force, and the one whose borders are shown instead of its. */
  setPlans(inForce: LoadedPlan | null, other: LoadedPlan | null): void {
    const counted = (plan: LoadedPlan | null, before: Counted | null): Counted | null =>
      plan && (before?.plan === plan ? before : { plan, finder: new LeafFinder(plan) });
    this.#inForce = counted(inForce, this.#inForce);
    this.#other = counted(other, this.#other);
    // The heat's ground is the territory as surveyed, whichever borders are looked at and however they were edited.
    const ground = inForce?.division.territory.original ?? null;
    if (ground !== this.#ground) {
      this.#ground = ground;
      this.#box = ground && boxOf(ground.flatMap((polygon) => polygon[0] ?? []));
    }
    this.#draw();
  }

  /** Where the heat and the map lie, lattice units. */
  get box(): Box | null {
    return this.#box;
  }

  /** The plan whose borders are shown. */
  get plan(): LoadedPlan | null {
    return (this.#other ?? this.#inForce)?.plan ?? null;
  }

  get level(): LevelId | null {
    const plan = this.plan;
    return plan && colouredLevel(plan.division, this.#look.getState().level).id;
  }

  destroy(): void {
    for (const end of this.#ends) end();
    this.#heatAsker.forget();
    for (const asker of this.#loadsAskers) asker.forget();
    this.#cases.destroy();
    this.heat.destroy();
  }

  #heard({ heat, loads }: { heat?: HeatCounts; loads?: (ServerLoads | null)[] }): void {
    if (heat) this.#serverHeat = heat;
    if (loads) this.#serverLoads = loads;
    this.#draw();
  }

  #draw(): void {
    const { view } = this.#store.getState();
    const look = this.#look.getState();
    if (view !== this.#view || !this.#shown) {
      this.#view = view;
      this.#shown = shownCases(view);
    }
    this.#cases.show(look.cases ? this.#shown : null, look.clusters);
    const partHeat = this.#drawHeat(look, view, this.#shown);
    const { loads, changes, partial } = this.#drawLoads(look, view);
    this.facts.setState({
      loads,
      changes,
      partial: partHeat || partial,
      bandwidthM: this.heat.bandwidth(),
      drawn: this.#shown.count,
      version: this.facts.getState().version + 1,
    });
  }

  #drawHeat(look: MapLook, view: CaseView, shown: ShownCases): boolean {
    if (!this.#box || look.over !== 'heat') {
      this.heat.hide();
      return false;
    }
    const state = this.#store.getState();
    if (!isPart(state)) {
      this.#serverHeat = null;
      this.#heatAsker.forget();
      this.heat.show(this.#box, look.bandwidthM, shown.positions, view);
      return false;
    }
    if (view !== this.#heatAskedFor.view || look.bandwidthM !== this.#heatAskedFor.bandwidthM) {
      this.#heatAskedFor = { view, bandwidthM: look.bandwidthM };
      this.#heatAsker.want((signal) => askHeat(state, look.bandwidthM, signal));
    }
    if (this.#serverHeat && this.heat.showCounts(look.bandwidthM, this.#serverHeat, view)) return false;
    this.heat.show(this.#box, look.bandwidthM, shown.positions, view);
    return true;
  }
  #heatAskedFor: { view: CaseView | null; bandwidthM: number } = { view: null, bandwidthM: 0 };

  #drawLoads(
    look: MapLook,
    view: CaseView,
  ): { loads: GridLoads | null; changes: readonly LoadChange[] | null; partial: boolean } {
    const shown = this.#other ?? this.#inForce;
    const level = this.level;
    const wanted = shown && level && (isLoad(look.over) || this.#other);
    if (!wanted) {
      this.#loads.hide();
      return { loads: null, changes: null, partial: false };
    }
    const [first, partFirst] = this.#count(0, shown, level, view);
    const [before, partBefore] =
      this.#other && this.#inForce ? this.#count(1, this.#inForce, level, view) : [null, false];
    const changes = before && compareLoads(before, first);
    if (isLoad(look.over)) {
      const over = look.over === 'change' && !changes ? 'count' : look.over;
      const values =
        over === 'change'
          ? new Map(changes!.filter(({ other }) => other !== null).map(({ grid, change }) => [grid, change]))
          : new Map([...first.byGrid].map(([grid, load]) => [grid, loadValue(over, load)]));
      this.#loads.show(shown.plan.division, LOAD_SCALES[over], values);
    } else this.#loads.hide();
    return { loads: first, changes, partial: partFirst || partBefore };
  }

  /** Here where all cases are here, else by the server; until it has answered, of those that are here. */
  #count(
    slot: number,
    { plan, finder }: Counted,
    level: LevelId,
    view: CaseView,
  ): [GridLoads, partial: boolean] {
    const state = this.#store.getState();
    const part = isPart(state);
    if (part) {
      const key = `${plan.id} ${plan.revision} ${level} ${view.version}`;
      if (this.#loadsAskedFor[slot] !== key) {
        this.#loadsAskedFor[slot] = key;
        this.#loadsAskers[slot]!.want((signal) => askLoads(state, plan.id, level, signal));
      }
      const heard = this.#serverLoads[slot];
      if (heard?.plan === plan.id && heard.level === level)
        return [loadsOf(heard.counts, 0, plan.division, level), false];
    }
    return [countByGrid(this.#shown!.cases, (one) => finder.leafOf(one), plan.division, level), part];
  }
  readonly #loadsAskedFor: string[] = [];
}
