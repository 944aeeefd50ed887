export interface PatienceOptions {
  /** Seconds that one look waits for GitHub in all; a longer wait is left to whoever asks again later. */
  readonly seconds: number;
  readonly wait: (ms: number) => Promise<void>;
}

/** Waits for GitHub as long as it asks, within a bound. Questions that wait at the same time wait together. */
export class Patience {
  readonly #wait: PatienceOptions['wait'];
  #left: number;
  #waiting: Promise<void> | undefined;

  constructor({ seconds, wait }: PatienceOptions) {
    this.#left = seconds;
    this.#wait = wait;
  }

  /** True once `seconds` have passed; false, at once, when that is more than is left. */
  async outlasts(seconds: number): Promise<boolean> {
    if (this.#waiting === undefined) {
      if (seconds > this.#left) return false;
      this.#left -= seconds;
      this.#waiting = this.#wait(Math.ceil(seconds * 1000)).finally(() => (this.#waiting = undefined));
    }
    await this.#waiting;
    return true;
  }
}

/** Tells a refusal at once. */
export const NO_PATIENCE: PatienceOptions = { seconds: 0, wait: () => Promise.resolve() };
