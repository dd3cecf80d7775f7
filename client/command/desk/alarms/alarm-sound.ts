import { playAlarm } from '../../alarm-tones.ts';

/** Of 1: it stands before who is to hear it. */
const LOUD = 0.25;

/**
 * The alarm's sound. A browser lets no page sound before it has been touched once: `touched` is to be called at the
 * first press of a key or the pointer; before that `ring` says that it could not.
 */
export class AlarmSound {
  #context: AudioContext | null = null;

  touched(): void {
    this.#context ??= new AudioContext();
    if (this.#context.state === 'suspended') void this.#context.resume();
  }

  /** Whether it could be heard. */
  ring(): boolean {
    return this.#context !== null && playAlarm(this.#context, LOUD);
  }

  /** Gives the browser's audio back; a touch afterwards takes it anew. */
  close(): void {
    void this.#context?.close();
    this.#context = null;
  }
}
