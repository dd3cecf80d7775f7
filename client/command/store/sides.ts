import type { Ms } from '../../../domain/case/types.ts';
import type { WireCase } from '../../../domain/contract/case.ts';
import type { WireAlarm } from '../../../domain/contract/case-office.ts';
import type { CasesApi } from '../../api/cases-api.ts';
import { Alarms } from './alarms.ts';
import { inTray, toRow } from './row.ts';
import { LIST_MOST, SideList, sinceShift } from './side-list.ts';

/** A case may be reported this long after it occurred, and is of the shift in which it was reported. */
const LATE_REPORT_MS = 6 * 3_600_000;

interface SidesPorts {
  readonly api: Pick<CasesApi, 'window' | 'openAlarms'>;
  /** What was told after an event; null where that is not known any more: everything is then asked for anew. */
  toldSince(seq: number): readonly WireCase[] | null;
  changed(): void;
  raised(alarm: WireAlarm): void;
}

/** What is there whatever the window and the filter: the tray, what came since the shift began, the open alarms. */
export class Sides {
  readonly tray = new SideList((row) => inTray(row.case));
  readonly shift = new SideList(() => false);
  readonly alarms = new Alarms();
  readonly #ports: SidesPorts;
  #shiftFrom: Ms | null = null;
  #serial = 0;
  /** Alarms told of while the open ones are asked for. */
  #told: Set<string> | null = null;

  constructor(ports: SidesPorts) {
    this.#ports = ports;
  }

  /** Takes in what the live stream tells. */
  take(cases: readonly WireCase[]): void {
    for (const wire of cases) {
      const row = toRow(wire, true);
      this.tray.take(row);
      this.shift.take(row);
    }
  }

  takeAlarms(alarms: readonly WireAlarm[]): void {
    for (const { id } of alarms) this.#told?.add(id);
    for (const alarm of this.alarms.take(alarms)) this.#ports.raised(alarm);
  }

  setShift(from: Ms | null): void {
    this.#shiftFrom = from;
    this.shift.restart(sinceShift(from));
  }

  /** Asks for all three; false where one is not answered. `sound`: whether alarms found are news. */
  async load(sound: boolean): Promise<boolean> {
    const serial = ++this.#serial;
    this.#told = new Set();
    const limit = String(LIST_MOST);
    const from = this.#shiftFrom;
    const [tray, shift, alarms] = await Promise.all([
      this.#ports.api.window({ state: 'tray', limit }),
      from === null
        ? null
        : this.#ports.api.window({ from: new Date(from - LATE_REPORT_MS).toISOString(), limit }),
      this.#ports.api.openAlarms(),
    ]);
    if (serial !== this.#serial) return true;
    const toldAlarms = this.#told;
    this.#told = null;
    let whole = true;
    if (alarms.kind === 'ok') {
      const raised = this.alarms.load(alarms.value.items, toldAlarms);
      if (sound) for (const alarm of raised) this.#ports.raised(alarm);
    } else whole = false;
    const lists = [
      [this.tray, tray],
      [this.shift, shift],
    ] as const;
    for (const [list, answer] of lists) {
      if (answer === null) continue;
      const told = answer.kind === 'ok' ? this.#ports.toldSince(answer.value.seq) : null;
      if (answer.kind === 'ok' && told) list.load(answer.value.items, told);
      else whole = false;
    }
    this.#ports.changed();
    return whole;
  }
}
