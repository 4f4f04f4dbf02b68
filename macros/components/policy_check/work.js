// What a worker does: it reads a document and gives back what has to do with the handbook, or a corrected copy.
import { collect } from "./collect.js";
import { corrected } from "./corrected.js";
import { Unreadable } from "./readers/pace.js";
import { read } from "./readers/read.js";
import { open } from "./register.js";

/**
 * @typedef {import("./document.js").File_} File_
 * @typedef {{ of: number, do: "open", register: import("./register.js").RegisterData, copies: string[] }
 *   | { of: number, do: "check", file: File_ }
 *   | { of: number, do: "correct", file: File_, replacements: { spots: import("./document.js").Spot[], address: string }[] }} Order
 * @typedef {{ of: number, progress: number } | { of: number, contents: import("./collect.js").Contents }
 *   | { of: number, bytes: Uint8Array } | { of: number, failed: string }} WorkerAnswer
 */

/** Answer what the page asks. @param {import("./document.js").Reader} [pdf]  reads PDF, in the worker that can */
export const serve = (pdf) => {
  const port = /** @type {{ onmessage: ((event: { data: Order }) => void) | null, postMessage: (answer: WorkerAnswer, transfer?: Transferable[]) => void }} */ (/** @type {unknown} */ (self));
  /** @type {import("./register.js").Register} */
  let register;
  /** @type {string[]} */
  let copies = [];

  /** @param {Order} order */
  const work = async (order) => {
    const { of } = order;
    if (order.do === "open") {
      register = open(order.register);
      copies = order.copies;
    } else if (order.do === "check") {
      const progress = (/** @type {number} */ done) => port.postMessage({ of, progress: done });
      const contents = await collect(read(order.file, pdf ? { pdf } : {}), register, { copies, progress });
      port.postMessage({ of, contents });
    } else {
      const bytes = await corrected(order.file, order.replacements);
      port.postMessage({ of, bytes }, [bytes.buffer]);
    }
  };

  port.onmessage = ({ data }) => {
    work(data).catch((/** @type {unknown} */ error) => port.postMessage({ of: data.of, failed: error instanceof Unreadable ? error.message : "" }));
  };
};
