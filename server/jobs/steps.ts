/** Not more often than this is a job's progress written down. */
const EVERY_MS = 250;

/** Says how far work is, the newest only, one after another and not too often; what can't be written is left out. */
export class Steps {
  readonly #write: (progress: number, message: string) => Promise<unknown>;
  #next: readonly [progress: number, message: string] | null = null;
  #writing: Promise<void> | null = null;

  constructor(write: (progress: number, message: string) => Promise<unknown>) {
    this.#write = write;
  }

  /** What was told last, whether or not it was written. */
  message = '';

  tell(progress: number, message: string): void {
    this.message = message;
    this.#next = [Math.round(progress * 100) / 100, message];
    this.#writing ??= this.#go().finally(() => {
      this.#writing = null;
    });
  }

  /** Resolves when nothing is being written any more; what waits is dropped. */
  async told(): Promise<void> {
    this.#next = null;
    await this.#writing;
  }

  async #go(): Promise<void> {
    while (this.#next) {
      const [progress, message] = this.#next;
      this.#next = null;
      await this.#write(progress, message).catch(() => {});
      if (this.#next) await new Promise((resume) => setTimeout(resume, EVERY_MS));
    }
  }
}
