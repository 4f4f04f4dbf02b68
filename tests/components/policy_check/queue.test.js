// What is told of each file, with a worker whose answers are given.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Queue } from "../../../macros/components/policy_check/queue.js";
import { LARGEST } from "../../../macros/components/policy_check/limits.js";

/** @typedef {import("../../../macros/components/policy_check/work.js").WorkerAnswer} WorkerAnswer */
/** @typedef {WorkerAnswer extends infer A ? A extends { of: number } ? Omit<A, "of"> : never : never} Answer */

/** What the workers answer to each order, in turn; nothing, if none is given. @type {Answer[][]} */
let answers = [];
/** @type {{ do: string, of?: number }[]} */
let orders = [];
let ended = 0;
let asked = () => {}; // when a worker gets its next order

/** The worker that was started last. @type {GivenWorker | undefined} */
let last;

class GivenWorker {
  constructor() {
    last = this;
  }

  /** @type {(event: { preventDefault: () => void }) => void} */
  onerror = () => {};

  /** @type {(event: { data: WorkerAnswer }) => void} */
  onmessage = () => {};

  /** @param {{ do: string, of: number }} order */
  postMessage(order) {
    orders.push(order);
    if (order.do === "open") return;
    asked();
    for (const answer of answers.shift() ?? []) queueMicrotask(() => this.onmessage({ data: /** @type {WorkerAnswer} */ ({ of: order.of, ...answer }) }));
  }

  terminate() {
    ended += 1;
  }
}

Object.assign(globalThis, { self: { handbookWorker: " ", handbookPdf: " " }, Worker: GivenWorker });

const queue = () => new Queue({ worker: "worker.js", pdf: "pdf.js" }, () => ({ of: 0, do: "open", register: /** @type {any} */ ({}), copies: [] }));
const file = (text = "Words", name = "a.html") => ({ name, file: new Blob([text]) });
const contents = { format: "html", items: [], elsewhere: 0, links: 3, unread: [] };
const said = (/** @type {import("../../../macros/components/policy_check/collect.js").Contents} */ { unread }) => unread.map(({ what }) => what).join(" ");

beforeEach(() => {
  [answers, orders, ended] = [[], [], 0];
});

test("a file is read, and how far it is is told", async () => {
  answers = [[{ progress: 0.5 }, { contents }]];
  /** @type {number[]} */
  const done = [];
  assert.deepEqual(await queue().read(file(), (far) => done.push(far)), contents);
  assert.deepEqual(done, [0.5]);
});

test("a worker is told once what it needs, and one that reads PDF is another", async () => {
  answers = [[{ contents }], [{ contents }], [{ contents }]];
  const one = queue();
  for (const text of ["Words", "More words", "%PDF-1.7"]) await one.read(file(text), () => {});
  assert.deepEqual(orders.map((order) => order.do), ["open", "check", "check", "open", "check"]);
});

test("what cannot be read says so, and the next file is read", async () => {
  answers = [[{ failed: "" }], [{ contents }]];
  const one = queue();
  assert.match(said(await one.read(file(), () => {})), /the reading has failed/);
  assert.deepEqual(await one.read(file(), () => {}), contents);
  const moved = { name: "a.html", file: /** @type {any} */ ({ size: 1, slice: () => ({ arrayBuffer: () => Promise.reject(new Error("moved")) }) }) };
  assert.match(said(await one.read(moved, () => {})), /moved or changed/);
});

test("a file that is too large is not read", async () => {
  const large = (/** @type {number} */ size) => ({ name: "a.html", file: /** @type {any} */ ({ size, slice: () => new Blob(["Words"]), arrayBuffer: async () => new ArrayBuffer(1) }) });
  assert.match(said(await queue().read(large(LARGEST + 1), () => {})), /^It is too large: 512 MB, and at most 512 are read/);
  assert.deepEqual(orders, []);
  answers = [[{ contents }]];
  assert.deepEqual(await queue().read(large(LARGEST), () => {}), contents);
});

test("a worker that fails ends what waits for it, is told of, and gives way to another", async (context) => {
  const revoked = context.mock.method(URL, "revokeObjectURL");
  const one = queue();
  const waiting = new Promise((done) => (asked = () => done(undefined)));
  const reading = one.read(file(), () => {});
  await waiting;
  let prevented = 0;
  last?.onerror({ preventDefault: () => (prevented += 1) });
  assert.deepEqual([said(await reading), prevented, ended, revoked.mock.callCount()], ["It could not be read: the reading has failed.", 1, 1, 1]);
  answers = [[{ contents }]];
  assert.deepEqual(await one.read(file(), () => {}), contents);
  assert.deepEqual(orders.map((order) => order.do), ["open", "check", "open", "check"]);
});

test("what is cancelled is told at once, with what comes after it, until one begins again", async () => {
  const one = queue();
  /** @type {Promise<void>} */
  const order = new Promise((done) => (asked = done));
  const reading = one.read(file(), () => {});
  await order;
  one.cancel();
  const { cancelled, ...rest } = await reading;
  assert.deepEqual([cancelled, said(rest), ended], [true, "It was not read to its end: you have cancelled.", 1]);
  const next = await one.read(file(), () => {});
  assert.deepEqual([next.cancelled, said(next)], [true, "It was not read: you have cancelled."]);
  one.begin();
  answers = [[{ contents }]];
  assert.deepEqual(await one.read(file(), () => {}), contents);
});

test("a corrected copy is given, or why there is none", async () => {
  answers = [[{ bytes: new Uint8Array([7]) }], [{ failed: "It would be too large." }], [{ failed: "" }]];
  const one = queue();
  assert.deepEqual(await one.correct(file(), []), new Uint8Array([7]));
  assert.equal(await one.correct(file(), []), "It would be too large.");
  assert.match(String(await one.correct(file(), [])), /^The copy could not be made: /);
  const moved = { name: "a.html", file: /** @type {any} */ ({ slice: () => ({ arrayBuffer: () => Promise.reject(new Error("moved")) }) }) };
  assert.match(String(await one.correct(moved, [])), /^The copy could not be made: /);
});
