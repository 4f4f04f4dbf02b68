// Files, read one after another by workers beside the page, with what is told of each: how far it is, and what came of it.
import { loadScript } from "../../theme/load_script.js";
import { LARGEST, unread } from "./limits.js";

/** @typedef {import("./collect.js").Contents} Contents */
/** @typedef {import("./work.js").Order} Order */
/** @typedef {import("./work.js").WorkerAnswer} WorkerAnswer */
/** @typedef {{ name: string, file: Blob }} Given  what somebody has dropped, chosen or pasted */
/** @typedef {Order extends infer O ? O extends { of: number } ? Omit<O, "of"> : never : never} Task */

const FAILED = "It could not be read: the reading has failed.";
const HEAD = 1024; // bytes of a file among which those stand that tell what it is

/** Whether it is a PDF, for which another worker is started: programs look for its mark among the first bytes. @param {Uint8Array} head */
const isPdf = (head) => String.fromCharCode(...head).includes("%PDF-");

/** A worker has ended before its work, because it was told to. */
export class CancelledError extends Error {}

/** A file could not be read, which its message tells. */
class FailedError extends Error {}

/** A worker that is started when it is first needed, from the text that a script gives: from a file no page may start one. */
class DocumentWorker {
  /** @type {Worker | undefined} */
  #worker;
  #of = 0;
  #turn = 0;
  /** @type {Map<number, { done: (answer: WorkerAnswer) => void, fail: (error: Error) => void, progress: (done: number) => void }>} */
  #waiting = new Map();

  /** @param {string} address  of the script @param {string} name  what it sets @param {() => Order} open */
  constructor(address, name, open) {
    this.address = address;
    this.name = name;
    this.open = open;
  }

  async #start() {
    const given = /** @type {Record<string, string | undefined>} */ (/** @type {unknown} */ (self));
    if (!given[this.name]) {
      await loadScript(this.address).catch(() => {
        throw new FailedError("It could not be read: what reads such files could not be loaded. Look at your connection, and try again.");
      });
    }
    const url = URL.createObjectURL(new Blob([given[this.name] ?? ""], { type: "text/javascript" }));
    const worker = new Worker(url);
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.end(new FailedError(FAILED));
    };
    URL.revokeObjectURL(url);
    worker.postMessage(this.open());
    return worker;
  }

  /** @param {WorkerAnswer} answer */
  #hear(answer) {
    const waiting = this.#waiting.get(answer.of);
    if ("progress" in answer) return waiting?.progress(answer.progress);
    this.#waiting.delete(answer.of);
    waiting?.done(answer);
  }

  /** @param {Task} task @param {(done: number) => void} progress @returns {Promise<WorkerAnswer>} */
  async ask(task, progress) {
    const turn = this.#turn;
    const worker = this.#worker ?? (await this.#start());
    if (turn !== this.#turn) {
      worker.terminate(); // it came when nobody waited for it any longer
      throw new CancelledError();
    }
    this.#worker = worker;
    const of = (this.#of += 1);
    const answered = new Promise((done, fail) => this.#waiting.set(of, { done, fail, progress }));
    const { file } = /** @type {{ file: { bytes: Uint8Array } }} */ (task);
    worker.postMessage({ ...task, of }, [file.bytes.buffer]);
    return /** @type {Promise<WorkerAnswer>} */ (answered);
  }

  /** Stop, with all that is held in memory. @param {Error} error */
  end(error) {
    this.#turn += 1;
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const { fail } of this.#waiting.values()) fail(error);
    this.#waiting.clear();
  }
}

export class Queue {
  #cancelled = false;
  #cancel = () => {};
  #workers;

  /** @param {{ worker: string, pdf: string }} scripts  addresses @param {() => Order} open  what a worker is told first */
  constructor({ worker, pdf }, open) {
    this.#workers = { worker: new DocumentWorker(worker, "handbookWorker", open), pdf: new DocumentWorker(pdf, "handbookPdf", open) };
  }

  /**
   * @param {Given} given
   * @param {(bytes: Uint8Array) => Task} task
   * @param {(done: number) => void} [progress]
   */
  async #ask({ file }, task, progress = () => {}) {
    const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
    const bytes = new Uint8Array(await file.arrayBuffer());
    return this.#workers[isPdf(head) ? "pdf" : "worker"].ask(task(bytes), progress);
  }

  /** @param {Given} given @param {(done: number) => void} progress @returns {Promise<Contents>} */
  async read(given, progress) {
    const { name, file } = given;
    if (this.#cancelled) return { ...unread("It was not read: you have cancelled."), cancelled: true };
    if (file.size > LARGEST) return unread(`It is too large: ${Math.round(file.size / 2 ** 20)} MB, and at most ${LARGEST / 2 ** 20} are read.`);
    try {
      const cancelled = new Promise((_, fail) => (this.#cancel = () => fail(new CancelledError())));
      const answer = await Promise.race([this.#ask(given, (bytes) => ({ do: "check", file: { name, bytes } }), progress), /** @type {Promise<never>} */ (cancelled)]);
      return "contents" in answer ? answer.contents : unread(FAILED);
    } catch (error) {
      if (error instanceof CancelledError) return { ...unread("It was not read to its end: you have cancelled."), cancelled: true };
      return unread(error instanceof FailedError ? error.message : "It could not be read: it may have been moved or changed, or too large for this device.");
    }
  }

  /** @param {Given} given @param {{ spots: import("./document.js").Spot[], address: string }[]} replacements @returns {Promise<Uint8Array | string>} or why there is no copy */
  async correct(given, replacements) {
    const answer = await this.#ask(given, (bytes) => ({ do: "correct", file: { name: given.name, bytes }, replacements })).catch(() => null);
    if (answer && "bytes" in answer) return answer.bytes;
    return (answer && "failed" in answer && answer.failed) || "The copy could not be made: the file may have been moved or changed since it was read.";
  }

  begin() {
    this.#cancelled = false;
  }

  /** Stop at once; what has been read stays. */
  cancel() {
    this.#cancelled = true;
    this.#cancel();
    this.end();
  }

  /** Give back the memory that the workers hold. */
  end() {
    for (const worker of Object.values(this.#workers)) worker.end(new CancelledError());
  }
}
