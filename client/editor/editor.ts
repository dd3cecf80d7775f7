import type { BuildingId } from '../../domain/balance/types.ts';
import type { GridId } from '../../domain/coverage/types.ts';
import type { DraftLine } from '../../domain/draft/types.ts';
import type { AppliedEdit } from '../../domain/edit/apply-edit.ts';
import type { Description, Diff, Edit, EditId } from '../../domain/edit/types.ts';
import { ancestorAt } from '../../domain/plan/tree.ts';
import type { LevelId, Team } from '../../domain/plan/types.ts';
import { type Reason, type Result, refuse } from '../../domain/result.ts';
import { Attempts } from './attempts.ts';
import { BuildingEdits } from './building-edits.ts';
import { AVAILABLE, type Command, type CommandId, unavailable } from './command.ts';
import { editCommands } from './commands/edit-commands.ts';
import { undoCommands } from './commands/undo-commands.ts';
import { viewCommands } from './commands/view-commands.ts';
import { type MapPort, NO_MAP } from './map-port.ts';
import { NO_PLAN, planShown } from './open-plan.ts';
import { buildingRefusal, cutRefusal, editRefusal, routeRefusal } from './permission.ts';
import type { LoggedEdit, ServerPort, StoragePort, WorldPort } from './ports.ts';
import { NO_PREVIEW, type Preview } from './preview.ts';
import { followStreets } from './snap/follow-streets.ts';
import { SNAP_PX, snap } from './snap/snap.ts';
import { StreetSet } from './snap/street-set.ts';
import {
  type Account,
  type ColourMode,
  createEditorStore,
  type EditorState,
  type EditorStore,
  type LayerId,
  type Notice,
} from './store.ts';
import { Session } from './sync/session.ts';
import type { Tool, ToolId } from './tool.ts';
import type { ToolContext } from './tools/context.ts';
import { createTools } from './tools/create-tools.ts';
import { IdleTool } from './tools/idle-tool.ts';
import { regrounded } from './tools/sides.ts';

/** How long after streets have come they are made ready to be followed: what is on the screen comes first. */
const STREETS_AFTER_MS = 1_500;

/** What is to follow streets lies so near to one: a click has snapped to the street, or to a border that runs along it. */
const ON_STREET_M = 12;

export interface EditorPorts {
  readonly server: ServerPort;
  readonly storage: StoragePort;
  readonly world: WorldPort;
}

/**
 * The editor without a screen: the store that the screen shows, the tools and commands that change it, and the
 * open plan behind them. Nothing here knows React, a map library or the DOM.
 */
export class Editor {
  readonly store: EditorStore = createEditorStore();
  readonly tools: ReadonlyMap<ToolId, Tool>;
  readonly commands: ReadonlyMap<CommandId, Command>;
  readonly buildings: BuildingEdits;
  readonly #idle: Tool;
  readonly #ports: EditorPorts;
  readonly #attempts = new Attempts();
  #session: Session | null = null;
  #map: MapPort = NO_MAP;
  #streets = new StreetSet([]);
  #serial = 0;

  constructor(ports: EditorPorts) {
    this.#ports = ports;
    this.buildings = new BuildingEdits(ports, (change) => this.#session?.takeBuildings(change), this.#tell);
    this.#idle = new IdleTool(this.#toolContext());
    this.tools = createTools(this.#toolContext());
    const context = {
      state: this.store.getState,
      attempt: (edit: Edit) => this.attempt(edit),
      make: (edit: Edit) => this.make(edit),
      select: (ids: Iterable<GridId>) => this.select(ids),
      setLevel: (level: LevelId) => this.setLevel(level),
      toggleSnapping: () => this.#choose(({ snapping }) => ({ snapping: !snapping })),
      toggleRouting: () => this.#choose(({ routing }) => ({ routing: !routing })),
      removeBuilding: (id: BuildingId) => void this.buildings.remove(id),
      startDrafting: () => this.setDrafting(true),
      map: () => this.#map,
    };
    const commands = [...undoCommands(context), ...editCommands(context), ...viewCommands(context)];
    this.commands = new Map(commands.map((command) => [command.id, command]));
  }

  /** The tool in hand; one that does nothing while no plan is open. */
  get tool(): Tool {
    const { plan, tool } = this.store.getState();
    return plan ? this.tools.get(tool)! : this.#idle;
  }

  setAccount(account: Account | null): void {
    this.store.setState({ account });
  }

  setMap(map: MapPort): void {
    this.#map = map;
  }

  /** The lines that drawing can follow. */
  setStreets(streets: readonly DraftLine[]): void {
    const set = new StreetSet(streets);
    this.#streets = set;
    // so that the first line that follows them need not wait
    this.#ports.world.after(STREETS_AFTER_MS, () => void set.graph);
  }

  /** Opens a plan, or switches to it. What is pending in the plan that is left stays written down and is sent when it is opened again. */
  async openPlan(plan: string): Promise<void> {
    const { account } = this.store.getState();
    if (!account) throw new Error('openPlan: nobody is signed in');
    this.closePlan();
    this.store.setState({ opening: { plan, reason: null } });
    const wanted = () => this.store.getState().opening?.plan === plan;
    const opened = await Session.open(
      {
        ...this.#ports,
        account: account.name,
        show: (open, save) => this.store.setState((state) => planShown(state, open, save)),
        live: (live) => this.store.setState({ live }),
        heard: (what) =>
          this.store.setState(({ heard }) => ({ heard: { ...heard, [what]: heard[what] + 1 } })),
        tell: this.#tell,
      },
      plan,
      (session) => {
        if (!wanted()) return false;
        this.#session = session;
        return true;
      },
    );
    if (!wanted()) return;
    if (opened.kind === 'ok') this.store.setState({ opening: null });
    else {
      const reason = opened.kind === 'refused' ? opened.reason : { code: 'unreachable', params: {} };
      this.store.setState({ opening: { plan, reason } });
      this.tell(reason);
    }
  }

  closePlan(): void {
    this.tool.deactivate();
    this.#session?.close();
    this.#session = null;
    this.store.setState(NO_PLAN);
  }

  /** Makes an edit here at once and sends it; selects what came of it. A refusal is also told to the person. */
  make(edit: Edit, note?: string): Result<Diff> {
    const state = this.store.getState();
    const refusal = editRefusal(state, edit);
    const session = this.#session;
    const made = refusal || !session || !state.plan ? refused(refusal) : session.make(edit, note);
    if (!made.ok) this.#tell('refused', made.reason);
    else if (edit.kind === 'split' || edit.kind === 'merge' || edit.kind === 'replace' || makesGrid(edit))
      this.#selectOutcome(state, { division: session!.division, diff: made.value });
    return made;
  }

  /** What an edit would do to what is shown. The same question about the same division is answered once. */
  attempt(edit: Edit): Result<AppliedEdit> {
    const session = this.#session;
    if (!session) return refuse('no-plan');
    return this.#attempts.of(session.division, edit, () => session.attempt(edit));
  }

  /** Describes the selected grids, or others. */
  describe(
    set: Description,
    gridIds: readonly GridId[] = [...this.store.getState().selection],
  ): Result<Diff> {
    return this.make({ kind: 'describe', gridIds, set });
  }

  assignParent(
    parentId: GridId,
    gridIds: readonly GridId[] = [...this.store.getState().selection],
  ): Result<Diff> {
    return this.make({ kind: 'assign-parent', gridIds, parentId });
  }

  setTeam(gridId: GridId, team: Team): Result<Diff> {
    return this.make({ kind: 'team', gridId, team });
  }

  takeAgain(id: EditId): void {
    const made = this.#session?.takeAgain(id);
    if (made && !made.ok) this.#tell('conflict', made.reason);
  }

  discard(id: EditId): void {
    this.#session?.discard(id);
  }

  retryNow(): void {
    this.#session?.retryNow();
  }

  activate(tool: ToolId): void {
    this.tool.deactivate();
    this.store.setState({ tool });
    this.tool.activate();
  }

  select(ids: Iterable<GridId>): void {
    const grids = this.store.getState().plan?.division.tree.grids;
    this.store.setState({ selection: new Set([...ids].filter((id) => grids?.has(id))) });
  }

  hover(id: GridId | null): void {
    if (this.store.getState().hover !== id) this.store.setState({ hover: id });
  }

  /** Takes another level in hand; the selection goes along to the grids above, where it can. */
  setLevel(level: LevelId): void {
    const { plan, selection } = this.store.getState();
    const tree = plan?.division.tree;
    const above = tree
      ? [...selection].map((id) => ancestorAt(tree, id, level)).filter((id) => id !== null)
      : [];
    this.store.setState({ level, selection: new Set(above), parent: null });
    this.tool.activate();
  }

  setParent(parent: GridId | null): void {
    this.store.setState({ parent });
  }

  setLayer(layer: LayerId, on: boolean): void {
    this.store.setState((state) => ({ layers: { ...state.layers, [layer]: on } }));
  }

  setColour(colour: ColourMode): void {
    this.store.setState({ colour });
  }

  /** Opens what proposals are asked for and looked at in, or leaves it. */
  setDrafting(drafting: boolean): void {
    if (this.store.getState().drafting === drafting) return;
    this.activate('select');
    this.store.setState({ drafting });
  }

  /** An edit of one's own that was made on the server (a proposal adopted), before the live stream tells of it. */
  acknowledge(edit: LoggedEdit): void {
    this.#session?.acknowledge(edit);
  }

  /** Says why something that was asked for is not done. */
  tell(reason: Reason): void {
    this.#tell('refused', reason);
  }

  dismissNotice(): void {
    this.store.setState({ notice: null });
  }

  readonly #tell = (kind: Notice['kind'], reason: Reason): void => {
    this.store.setState({ notice: { serial: ++this.#serial, kind, reason } });
  };

  /** Changes what the tool in hand works by, and lets it show that at once. */
  #choose(change: (state: EditorState) => Partial<EditorState>): void {
    this.store.setState(change);
    this.tool.onChoice();
  }

  #selectOutcome(before: EditorState, applied: AppliedEdit): void {
    this.select(regrounded(before.plan!.division, applied, before.level!));
  }

  #toolContext(): ToolContext {
    const state = this.store.getState;
    const available = (refusal: Reason | null) => (refusal ? unavailable(refusal) : AVAILABLE);
    return {
      state,
      division: () => state().plan!.division,
      level: () => state().level!,
      show: (preview: Partial<Preview>) => this.store.setState({ preview: { ...NO_PREVIEW, ...preview } }),
      attempt: (edit) => this.attempt(edit),
      make: (edit) => this.make(edit),
      tell: (reason) => this.tell(reason),
      snap: ({ at, metresPerPixel }, moving = []) => {
        const { snapping, plan } = state();
        if (!snapping) return { at, cue: null };
        return snap({
          at,
          metresPerPixel,
          coverage: plan!.division.coverage,
          streets: this.#streets.index,
          moving,
        });
      },
      follow: (from, to, { metresPerPixel, alt }, avoid) => {
        if (alt || !state().routing || routeRefusal(state())) return null;
        const reachM = Math.min(ON_STREET_M, SNAP_PX * metresPerPixel);
        return followStreets(this.#streets.graph, from, to, reachM, avoid);
      },
      lines: () => this.#streets.lines,
      mayCut: () => available(cutRefusal(state())),
      mayBuild: () => available(buildingRefusal(state())),
      select: (ids) => this.select(ids),
      place: (placing) => this.store.setState({ placing }),
      chooseBuilding: (building) => this.store.setState({ building }),
      moveBuilding: (id, to) => void this.buildings.change(id, { at: to }),
    };
  }
}

function refused(reason: Reason | null): Result<Diff> {
  return { ok: false, reason: reason ?? { code: 'no-plan', params: {} } };
}

/** Is a grid drawn? Ground that is carved for one that is there leaves that in hand: the next piece may follow. */
function makesGrid(edit: Edit): boolean {
  return edit.kind === 'carve' && typeof edit.into !== 'string';
}
