import { type Kept, readAddress, writeAddress } from './address.ts';
import type { CommandOptions, CommandPorts } from './ports.ts';
import type { CommandState } from './types.ts';

/** Browsers refuse an address that changes many times a second (Safari: 100 in 30 s). */
const WRITE_MS = 400;

/** Keeps the address in step with what is looked at, a little later. */
export class AddressKeeper {
  /** What the address said to begin with. */
  readonly first: Kept;
  readonly #ports: Pick<CommandPorts, 'address' | 'world'>;
  #playback: Kept['playback'];
  #next: Kept | null = null;
  #cancel: (() => void) | null = null;

  constructor(ports: Pick<CommandPorts, 'address' | 'world'>, { severities }: CommandOptions) {
    this.#ports = ports;
    const said = readAddress(ports.address.read());
    const known = said.filter.severities.filter((id) => !severities || severities.includes(id));
    this.first = { ...said, filter: { ...said.filter, severities: known } };
    this.#playback = this.first.playback;
  }

  /** The playback that the address said, once. */
  takePlayback(): Kept['playback'] {
    const playback = this.#playback;
    this.#playback = null;
    return playback;
  }

  /** A window that rolls is written as it stands while it is played. */
  keep(state: CommandState, frame: { readonly from: number; readonly to: number } | null): void {
    const { window, compare, filter, playback, selected, layers } = state;
    // While it plays, the time changes with every step: the address has it when it stands still again.
    if (playback?.playing) return;
    this.#next = {
      window: frame ? { kind: 'fixed', ...frame } : window,
      compare,
      filter,
      playback: playback ?? this.#playback,
      selected,
      layers,
    };
    this.#cancel ??= this.#ports.world.after(WRITE_MS, () => {
      this.#cancel = null;
      this.write();
    });
  }

  write(): void {
    if (!this.#next) return;
    const { address } = this.#ports;
    const was = address.read();
    const is = writeAddress(was, this.#next);
    if (is !== was) address.replace(is);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
