// The list for next time, as a reader sees it: what is kept of these results, and what this browser or a file has kept.
import { download } from "../../theme/download.js";
import { button, div, element, write } from "../../theme/elements.js";
import { settle } from "../../theme/press.js";
import { today } from "./days.js";
import { contentsOf, listOf, readList, store, stored } from "./kept.js";
import { dayInWords } from "./register.js";
import { plural } from "./report.js";

/** @typedef {import("./kept.js").KeptList} KeptList */
/** @typedef {import("./register.js").Register} Register */
/** @typedef {import("./results.js").Labelled} Labelled */

/** What is told of the list that this browser keeps; "" where it keeps none. */
const about = () => {
  const list = stored();
  return typeof list === "string" ? list && "This browser keeps a list that this page cannot read." : `This browser keeps a list of ${plural(list.documents.length, "document")} from ${dayInWords(list.kept)}.`;
};

/** The documents of a list, which are still to be judged. @param {KeptList} list @param {Register} register @returns {Labelled[]} */
export const documentsOf = ({ documents }, register) =>
  documents.map((document) => ({ label: document.label, checked: { name: document.label, approved: document.approved, contents: contentsOf(document, register), rows: [] } }));

export class Keeping {
  #said = element("p", { role: "status", className: "hb-small hb-policy_check__said" });
  #kept = div("");
  #file = element("input", { type: "file", accept: ".json,application/json", hidden: true });

  /** @param {HTMLElement} place  where it stands what was kept @param {(list: KeptList) => void} ask */
  constructor(place, ask) {
    this.ask = ask;
    this.#file.onchange = async () => {
      const found = readList((await this.#file.files?.[0]?.text().catch(() => "")) ?? "");
      this.#file.value = "";
      write(this.#said, typeof found === "string" ? found : "");
      if (typeof found !== "string") ask(found);
    };
    place.append(this.#kept, this.#said);
    this.show();
  }

  /** Show what this browser keeps, and a way to open a list. */
  show() {
    const list = stored();
    const isList = typeof list !== "string";
    const remove = button("Delete it from this browser", () => {
      store(null);
      settle(this, () => {
        this.show();
        this.#kept.querySelector("button")?.focus();
        write(this.#said, "The list is deleted.");
      });
    });
    const own = isList ? [button("Which of our policies touch what has changed?", () => this.ask(list), "go")] : [];
    const told = [about(), isList ? "" : list].filter(Boolean).join(" ");
    this.#kept.replaceChildren(...(told ? [element("p", {}, told)] : []), div("hb-row", ...own, ...(list ? [remove] : []), button("Open a list", () => this.#file.click(), isList ? "plain" : "text"), this.#file));
  }

  /** A list of these documents. @param {Labelled[]} documents @param {Register} register @param {{ copies: string[], former: string[] }} known */
  offer(documents, register, known) {
    const fields = documents.map((document, at) => {
      const input = element("input", { className: "hb-input", type: "text", autocomplete: "off", id: `policy-label-${at}`, value: document.label, placeholder: `Document ${at + 1}` });
      input.oninput = () => (document.label = input.value);
      return { document, input, line: element("p", {}, element("label", { htmlFor: input.id }, `What “${document.checked.name}” is called in the list`), input) };
    });
    const said = element("p", { role: "status", className: "hb-small hb-policy_check__said" });
    const before = element("p", {});
    const tell = () => write(before, about() && `${about()} The new one takes its place.`);
    const list = () => listOf(documents, today(), register, known);
    const named = () => {
      for (const { document, input } of fields) {
        document.label = input.value = document.checked.name.replace(/^.*\//u, "").replace(/\.[^.]*$/u, "");
      }
      write(said, "Each document is called as its file.");
    };
    tell();
    return element(
      "details",
      { className: "hb-policy_check__keep hb-noprint" },
      element("summary", {}, "Keep a list for next time"),
      element("p", {}, "It holds your links to the handbook, the dates, and what you call each document here: nothing else of what they say, and no file name unless you choose so. Next time one press tells which of your policies touch what has changed."),
      element("p", {}, "Without a name each document has a number. File names may tell others who opens this browser or the list what your policies are about."),
      div("hb-row", button("Use the file names", named)),
      ...fields.map(({ line }) => line),
      before,
      div(
        "hb-row",
        button("Keep it in this browser", () => {
          const kept = store(list());
          write(said, kept ? "The list is kept in this browser." : "This browser keeps nothing for this page: download the list instead.");
          if (kept) settle(this, () => this.show());
          settle(before, tell);
        }),
        button("Download the list", () => download(`policy list ${today()}`, "json", `${JSON.stringify(list(), null, 2)}\n`)),
      ),
      said,
    );
  }
}
