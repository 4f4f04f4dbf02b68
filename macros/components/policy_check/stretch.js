// Work in stretches: who shares the thread has a turn every so often, so that a page stays responsive.

const LONGEST = 40; // milliseconds of work, after which others have their turn

export class Stretch {
  #since = performance.now();

  /** Let others have their turn when the work has gone on for long. */
  async rest() {
    if (performance.now() - this.#since < LONGEST) return;
    await new Promise((go) => setTimeout(go));
    this.#since = performance.now();
  }
}
