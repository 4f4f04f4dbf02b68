// "Check my policy": files come in, workers read them, and what has become of each link is shown. Nothing is sent.
import { button, div, element, write } from "../../theme/elements.js";
import { loadScript } from "../../theme/load_script.js";
import { settle } from "../../theme/press.js";
import { bases, basesAt } from "./addresses.js";
import { correcting } from "./correcting.js";
import { dayIn, tellDay, wrongIn } from "./day_field.js";
import { fromDrop, fromFiles, fromPaste, named } from "./given.js";
import { Keeping, documentsOf } from "./keeping.js";
import { Progress } from "./progress.js";
import { Queue } from "./queue.js";
import { open } from "./register.js";
import { plural } from "./report.js";
import { Results } from "./results.js";
import { Stretch } from "./stretch.js";
import { takeAway } from "./take_away.js";
import { judge } from "./verdict.js";

/** @typedef {import("./queue.js").Given} Given */
/** @typedef {import("./results.js").Labelled} Labelled */
/** @typedef {import("./register.js").Register} Register */

const WAIT = "Wait until these files are read, or cancel.";
const TYPES = ".docx,.docm,.dotx,.odt,.ott,.pdf,.html,.htm,.md,.markdown,.txt,.rtf,.xlsx,.xlsm,.ods,.pptx,.odp,.eml,.csv";

class PolicyCheck extends HTMLElement {
  /** @type {import("./register.js").RegisterData | undefined} */
  #data;
  /** @type {Register | undefined} */
  #register;
  /** The files of the documents, for a corrected copy. @type {WeakMap<Labelled, Given>} */
  #files = new WeakMap();
  /** The documents that were read, and those of a list that is asked, which are shown in their place. @type {Labelled[]} */
  #documents = [];
  /** @type {Labelled[] | null} */
  #list = null;
  /** Addresses that somebody says are copies of the handbook, former addresses of it, or neither. */
  #told = { copies: /** @type {Set<string>} */ (new Set()), former: /** @type {Set<string>} */ (new Set()), others: /** @type {Set<string>} */ (new Set()) };
  #busy = false;
  #keeping = new Keeping(this.#part("kept"), (list) => this.#ask(list));
  #approved = /** @type {HTMLInputElement} */ (this.querySelector("#policy-approved"));
  /** The day above with which documents were last judged. */
  #judgedBy = "";
  #day = tellDay(this.#approved, () => (dayIn(this.#approved) && this.#documents.length && this.#approved.value !== this.#judgedBy ? "For the next files. For those below press “Use the date above”." : ""));
  #status = element("p", { className: "hb-policy_check__status", role: "status" });
  #queue = new Queue({ worker: this.dataset["worker"] ?? "", pdf: this.dataset["pdf"] ?? "" }, () => ({ of: 0, do: "open", register: /** @type {any} */ (this.#data), copies: [...this.#known.copies, ...this.#known.former] }));

  connectedCallback() {
    this.#part("no-script").hidden = true;
    this.#part("form").hidden = false;
    const files = element("input", { type: "file", multiple: true, accept: TYPES, hidden: true });
    const folder = element("input", { type: "file", multiple: true, hidden: true, webkitdirectory: true });
    for (const input of [files, folder]) {
      input.onchange = () => {
        const given = fromFiles(input.files ?? []);
        input.value = "";
        this.#check(given);
      };
    }
    const choose = button("Choose files", () => files.click(), "go");
    this.#part("choose").append(choose, ...("webkitdirectory" in folder ? [button("Choose a folder", () => folder.click())] : []), files, folder);
    this.#dropping(this.#part("drop"));
    this.#pasting();
    this.#part("progress").append(this.#status);
    this.#approved.after(this.#day.said);
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
  }

  get #home() {
    return new URL(this.dataset["home"] ?? "", location.href).href;
  }

  /** Addresses that the handbook has or had: where this copy of it is read, and what somebody says. */
  get #known() {
    return { copies: [this.#home, ...this.#told.copies], former: [...this.#told.former] };
  }

  /** @param {HTMLElement} zone */
  #dropping(zone) {
    const mark = (/** @type {boolean} */ over) => zone.toggleAttribute("data-over", over);
    this.addEventListener("dragover", (event) => {
      event.preventDefault();
      mark(true);
    });
    this.addEventListener("dragleave", (event) => !this.contains(/** @type {Node | null} */ (event.relatedTarget)) && mark(false));
    this.addEventListener("drop", async (event) => {
      event.preventDefault();
      mark(false);
      if (event.dataTransfer) this.#check(await fromDrop(event.dataTransfer));
    });
  }

  #pasting() {
    const field = /** @type {HTMLTextAreaElement} */ (this.querySelector("#policy-pasted"));
    let [html, text] = ["", ""];
    field.addEventListener("paste", ({ clipboardData: data }) => {
      if (!data) return;
      if (data.files.length) this.#check(fromFiles(data.files));
      // A field shows the words alone: the links are in the other form, which counts while the words stay as they are.
      html = field.value ? "" : data.getData("text/html");
      setTimeout(() => (text = field.value));
    });
    this.#part("paste").append(button("Check what I pasted", () => this.#check(fromPaste(field.value === text ? html : "", field.value))));
  }

  /** Load the register when it is first needed. @returns {Promise<Register>} */
  async #load() {
    if (this.#register) return this.#register;
    const given = /** @type {{ handbookRegister?: import("./register.js").RegisterData }} */ (/** @type {unknown} */ (self));
    if (!given.handbookRegister) await loadScript(this.dataset["sections"] ?? "");
    if (!given.handbookRegister) throw new Error("The register could not be loaded.");
    this.#data = given.handbookRegister;
    return (this.#register = open(this.#data));
  }

  /** @param {import("./collect.js").Contents} contents @param {string} approved @param {Register} register */
  async #judged(contents, approved, register) {
    const { copies, former } = this.#known;
    const ours = bases(register, [...copies, ...(contents.copies ?? [])], [...former, ...(contents.former ?? [])]);
    const stretch = new Stretch();
    const rows = [];
    for (const item of contents.items) {
      const row = judge(item, { register, ours, approved });
      if (row && !(row.verdict === "asked" && this.#told.others.has(row.title))) rows.push(row);
      await stretch.rest();
    }
    return rows;
  }

  /** @param {string} words @param {boolean} [shown]  whether they stand in the results, too, and are to be heard alone */
  #say(words, shown = false) {
    this.#status.classList.toggle("hb-vh", shown);
    write(this.#status, words);
  }

  /**
   * Read files. What was read before stays, but for a document of the same name: that is read anew.
   * @param {Given[]} some @param {boolean} [again]  whether each keeps the day that it has
   */
  async #check(some, again = false) {
    if (this.#busy) return this.#say(WAIT);
    if (!some.length) return this.#say("There is nothing to check: drop a file, or paste some text first.");
    if (wrongIn(this.#approved)) {
      this.#say("");
      this.#day.tell("Nothing was checked: correct it or take it out, and give the files again.");
      return this.#approved.focus();
    }
    this.#busy = true;
    const register = await this.#load().catch(() => null);
    if (!register) {
      this.#busy = false;
      return this.#say("The list of sections could not be loaded. Look at your connection, and try again.");
    }
    const given = named(some);
    this.#queue.begin();
    const progress = this.#progress(given);
    this.#judgedBy = dayIn(this.#approved);
    const documents = new Map(this.#documents.filter(({ checked }) => !checked.contents.cancelled).map((document) => [document.checked.name, document]));
    let [renewed, cancelled, older] = [0, 0, 0];
    for (const [at, one] of given.entries()) {
      progress.tell(at, 0);
      const contents = await this.#queue.read(one, (done) => progress.tell(at, done));
      const old = documents.get(one.name);
      const approved = old && (old.own || again) ? old.checked.approved : this.#judgedBy;
      progress.tell(at, 1);
      if (contents.cancelled) cancelled += 1;
      if (contents.cancelled && old) older += 1;
      if (contents.cancelled && old) continue;
      if (old) renewed += 1;
      const document = { label: old?.label ?? "", own: old?.own ?? false, checked: { name: one.name, approved, contents, rows: await this.#judged(contents, approved, register) } };
      this.#files.set(document, one);
      documents.set(one.name, document);
    }
    this.#queue.end();
    progress.finish();
    this.#documents = [...documents.values()];
    this.#list = null;
    const stays = documents.size > given.length;
    const note = [
      cancelled ? `You cancelled: ${given.length - cancelled} of ${plural(given.length, "file")} ${given.length - cancelled === 1 ? "was" : "were"} read.` : "",
      renewed && !again ? `${plural(renewed, "document")} of a name that was here before ${renewed === 1 ? "was" : "were"} read anew.` : "",
      older ? `Of ${plural(older, "other file")} what was found before is shown, and may have changed.` : "",
      stays && !again ? "What was found before stays." : "",
    ];
    settle(this, () => this.#show(register, note.filter(Boolean).join(" ")));
  }

  /** Put something below the status in place of what is there. @param {...Node} parts */
  #belowStatus(...parts) {
    while (this.#status.nextSibling) this.#status.nextSibling.remove();
    this.#status.after(...parts);
  }

  /** @param {Given[]} given */
  #progress(given) {
    const progress = new Progress(given, () => this.#queue.cancel());
    this.#belowStatus(...progress.parts);
    this.#say(`Reading ${plural(given.length, "file")}`);
    progress.cancel.scrollIntoView({ block: "nearest" });
    return progress;
  }

  /** Show what was found, or what a list tells. @param {Register} register @param {string} [note]  that is said before it */
  async #show(register, note = "") {
    const documents = this.#list ?? this.#documents;
    const rejudge = async (/** @type {Labelled} */ { checked }, day = checked.approved) => {
      checked.approved = day;
      const rows = await this.#judged(checked.contents, day, register);
      if (checked.approved === day) checked.rows = rows; // or another day has been given meanwhile
    };
    const date = async (/** @type {Labelled} */ document, /** @type {string} */ day) => {
      document.own = true;
      await rejudge(document, day);
    };
    const copies = basesAt(register, [...this.#told.copies]);
    const corrected = (/** @type {Labelled} */ document) => {
      const given = this.#files.get(document);
      return given ? correcting(document.checked, `policy-copy-${documents.indexOf(document)}`, { given, correct: (given, wanted) => this.#correct(given, wanted), register, copies }) : [];
    };
    const results = new Results({ register, home: this.#home, note, date, corrected, told: (sentence) => this.#busy || this.#say(sentence, true) });
    const place = this.#part("results");
    results.root.hidden = true;
    place.replaceChildren(results.root);
    const again = async (/** @type {Labelled[]} */ some, day = "") => {
      for (const document of some) await rejudge(document, day || document.checked.approved);
      await this.#show(register);
    };
    await results.show(documents, this.#asked(documents, again), this.#actions(documents, register, again));
    await new Promise((/** @type {(done: void) => void} */ done) => settle(results, done));
    this.#busy = false;
    this.#belowStatus();
    results.root.hidden = false;
    place.append(takeAway(results, register), this.#keeping.offer(results.documents, register, this.#known));
    this.#day.tell();
    this.#say(results.sentence(), true);
    results.focus();
  }

  /** @param {Given} given @param {Parameters<Queue["correct"]>[1]} wanted */
  async #correct(given, wanted) {
    if (this.#busy) return WAIT;
    const copy = await this.#queue.correct(given, wanted);
    if (!this.#busy) this.#queue.end();
    return copy;
  }

  /**
   * What can be done with all that is shown.
   * @param {Labelled[]} documents @param {Register} register @param {(some: Labelled[], day?: string) => void} again
   */
  #actions(documents, register, again) {
    const date = () => {
      const isWrong = wrongIn(this.#approved) !== "";
      if (isWrong || !this.#approved.value) {
        this.#say("");
        this.#day.tell(isWrong ? "Correct it first." : "Give a date here first.");
        return this.#approved.focus();
      }
      this.#judgedBy = dayIn(this.#approved);
      for (const document of documents) document.own = false;
      return again(documents, this.#judgedBy);
    };
    const back = () => {
      this.#list = null;
      this.#show(register);
    };
    const clear = () => {
      [this.#documents, this.#list] = [[], null];
      this.#part("results").replaceChildren();
      this.#day.tell();
      this.#say("The results are cleared. Your files are as they were.");
      this.#part("choose").querySelector("button")?.focus();
    };
    const others = this.#list && this.#documents.length ? [button("Back to the files that were checked", () => settle(this, back), "text")] : [];
    return div("hb-row hb-noprint", button("Use the date above for all of them", date, "text"), ...others, button("Clear the results", () => settle(this, clear), "text"));
  }

  /** What looks like a handbook of this kind, and nobody has told. @param {Labelled[]} documents @param {(some: Labelled[]) => void} again */
  #asked(documents, again) {
    const found = new Set(documents.flatMap(({ checked }) => checked.rows.flatMap(({ verdict, title }) => (verdict === "asked" ? [title] : []))));
    return [...found].map((base) => {
      const answer = (/** @type {Set<string>} */ set) => () => {
        set.add(base);
        // What leads nowhere below an address that was not known looked like a link to another website: read it again.
        const given = documents.flatMap((document) => this.#files.get(document) ?? []);
        if (set === this.#told.others || this.#list) again(documents);
        else this.#check(given, true);
      };
      const { copies, former, others } = this.#told;
      return div(
        "hb-policy_check__asked hb-noprint",
        element("p", {}, "Is this handbook read at this address too, or was it once? ", element("code", {}, base), " If an organisation has made it its own, answer no: its own “Check my policy” knows what it says."),
        div("hb-row", button("Yes, check its links too", answer(copies)), button("Yes, but replace it: it is out of use", answer(former)), button("No, leave them out", answer(others))),
      );
    });
  }

  /** What a list tells. @param {import("./kept.js").KeptList} list */
  async #ask(list) {
    if (this.#busy) return this.#say(WAIT);
    const register = await this.#load().catch(() => null);
    if (!register) return this.#say("The list of sections could not be loaded. Look at your connection, and try again.");
    const documents = documentsOf(list, register);
    for (const { checked } of documents) checked.rows = await this.#judged(checked.contents, checked.approved, register);
    this.#list = documents;
    settle(this, () => this.#show(register));
  }
}

customElements.define("hb-policy-check", PolicyCheck);
