// Reading gives way: a page stays responsive, and "cancel" is heard.

import { Stretch } from "../stretch.js";
import { LIMITS } from "./limits.js";

/** @typedef {import("../document.js").Limits} Limits */

/** Thrown when nobody waits any longer for what is read. */
export class Stopped extends Error {}

/** Thrown with one sentence for people: why a file, or a part of it, was not read. */
export class Unreadable extends Error {}

/** What all that reads one file shares: how far it may go, and when it last gave way. */
export class Pace {
  #stretch = new Stretch();

  /** @param {{ signal?: AbortSignal | undefined, limits?: Limits | undefined }} [options] */
  constructor({ signal, limits = LIMITS } = {}) {
    this.signal = signal;
    this.limits = limits;
  }

  /** Ends the reading when it is no longer wanted, and lets others work when it has gone on for long. */
  async rest() {
    if (this.signal?.aborted) throw new Stopped();
    await this.#stretch.rest();
    if (this.signal?.aborted) throw new Stopped();
  }
}
