// The correction writer: writes words to post as soon as there is something to write about.
import { propose, read, watch } from "../../theme/case.js";
import { setText } from "../../theme/direction.js";
import { element, write } from "../../theme/elements.js";
import { escaped } from "../../theme/html.js";
import { settle } from "../../theme/press.js";
import { draft, noteOn, wordingFor } from "./draft.js";
import { Output } from "./output.js";
import { context } from "./places.js";

/**
 * @typedef {import("../../theme/case.js").Case} Case
 * @typedef {import("../../theme/case.js").By} By
 * @typedef {ReturnType<typeof draft>} Draft
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} WriterField
 */

/** What is filled in only here, by field. */
const OWN = ["wrong", "right", "whole", "cause", "done", "safe"];
const TAGS = /** @type {const} */ ({ del: " taken out: ", ins: " put in: " });
const HOLLOW = "Say what it did, and to whom: “any”, “if” and “confusion” do not.";
const KEPT = "Your own words to post stay as they are.";
const TYPING = /[\p{L}\p{M}\p{N}]$/u;
const PAUSE = 600; // milliseconds without a key, after which a note is shown and read out: before what is wrong with the words to post

/** Whether somebody may be in the middle of a word. @param {Event} event */
const midWord = (event) => {
  const { target, inputType } = /** @type {InputEvent} */ (event);
  const { type, value, selectionEnd } = /** @type {HTMLInputElement} */ (target);
  return /^text/.test(type) && !/^insertFrom|Replacement/.test(inputType ?? "") && TYPING.test(value.slice(0, selectionEnd ?? undefined));
};

customElements.define(
  "hb-writer",
  class extends HTMLElement {
    /** @type {import("./draft.js").Data} */
    #data = { wordings: {}, gaps: [] };
    /** Outputs that were emptied, which are not to be filled again at once, by what they are. @type {Set<string>} */
    #emptied = new Set();
    /** Words of a person's own that were written again. @type {Map<string, string>} */
    #before = new Map();
    /** What the guide had decided when what happened was last chosen for it. */
    #decided = "";
    /** Whether another case is to be shown, also in the field that has the focus. */
    #other = false;
    #harm = false;
    /** Whether somebody has done something here: before that, nothing is said aloud. */
    #begun = false;
    /** What the texts to post are called, which another network changes. */
    #names = "";
    #pause = 0;
    /** What there is to say as soon as nothing is being typed, by where it stands. @type {Record<string, string>} */
    #notes = {};
    /** @type {Map<string, { label: HTMLLabelElement, box: HTMLInputElement, words: HTMLElement }>} */
    #places = new Map();
    /** @type {Draft | undefined} */
    #draft;
    #outputs = [0, 1].map((at) => this.#output(`writer-text-${at}`, at > 0, () => this.#draft?.texts[at], ["Copy", (text) => text]));
    #site = this.#output(
      "writer-website",
      true,
      () => this.#draft?.website,
      ["Copy as HTML", (text) => this.#html(text)],
      ["Copy as text", (text) => [text, this.#marked].filter(Boolean).join("\n\n")],
    );
    #change = element("p", { className: "hb-writer__change" });
    #enhanced = false;

    connectedCallback() {
      if (this.#enhanced || !this.querySelector("[data-part]")) return;
      this.#enhanced = true;
      const wordings = /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-wording]"));
      this.#data = {
        wordings: Object.fromEntries([...wordings].map(({ dataset }) => [dataset["wording"], JSON.parse(dataset["words"] ?? "{}")])),
        gaps: JSON.parse(this.dataset["gaps"] ?? "[]"),
      };
      this.#part("outputs").replaceChildren(...this.#outputs.map((output) => output.element));
      this.#part("website").replaceChildren(this.#site.element, this.#change);
      this.#part("form").hidden = false;
      this.#part("plain").hidden = true;
      this.addEventListener("input", this.#typed);
      this.addEventListener("focusout", this.#left);
      this.#render();
      watch(this.#heard);
    }

    /**
     * @param {string} id
     * @param {boolean} quiet
     * @param {() => import("./draft.js").Text | undefined} text
     * @param {...[string, (text: string) => string]} copies
     */
    #output(id, quiet, text, ...copies) {
      const typed = (/** @type {string} */ words) => {
        const { key = "", keep } = text() ?? {};
        this.#emptied[words ? "delete" : "add"](key);
        this.#before.delete(key);
        this.#keep({ words: { [key]: keep?.(words) ?? "" } });
      };
      const again = () => {
        const { key = "" } = text() ?? {};
        const before = this.#before.get(key);
        const own = read().words[key] ?? "";
        this.#emptied.delete(key);
        if (own) this.#before.set(key, own);
        else this.#before.delete(key);
        this.#keep({ words: { [key]: own ? "" : (before ?? "") } });
      };
      const fresh = () => {
        this.#keep({});
        return text();
      };
      return new Output(id, quiet, typed, again, fresh, ...copies);
    }

    /** @param {string} name @returns {WriterField} */
    #field(name) {
      return /** @type {WriterField} */ (this.querySelector(`[name="writer-${name}"]`));
    }

    /** @param {string} name @returns {HTMLElement} */
    #part(name) {
      return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
    }

    #typed = (/** @type {Event} */ event) => {
      this.#begun = true;
      const field = /** @type {WriterField} */ (event.target);
      const { value } = field;
      const name = field.name.replace("writer-", "");
      if (!name && !this.#part("list").contains(field)) return;
      if (!name) this.#keep({ words: { places: [...this.#places].flatMap(([key, { box }]) => (box.checked ? [key] : [])).join("\n") } });
      else if (name === "post" || name === "happened") this.#keep({ [name]: value });
      else if (name === "network") this.#keep({ network: value, words: { way: "" } });
      else if (name === "harm") this.#keep({ words: { harm: /** @type {HTMLInputElement} */ (field).checked ? "yes" : read().harm ? "no" : "" } });
      else this.#keep({ words: { [name]: value } });
      clearTimeout(this.#pause);
      if (!midWord(event)) this.#pause = setTimeout(() => this.#say(), PAUSE);
    };

    /** What waited for a pause at the end of a word, or for a field to be free, changes no height. */
    #left = () => {
      this.#say();
      this.#fillDerived();
    };

    /** @param {Partial<Case>} changes  of a person; what follows from them is kept with them */
    #keep(changes) {
      propose(changes, "writer");
      this.#render();
      this.#follow();
    }

    /** Keep what follows from the case: the post, put right, and the words to post. */
    #follow() {
      const { repeats, put, post, way, texts } = /** @type {Draft} */ (this.#draft);
      const [correction = "", second = ""] = texts.map(({ text, gaps, edited }) => (gaps.length && !edited ? "" : text));
      propose({ right: repeats && put !== post ? put : "", way, correction, second }, "writer");
    }

    #heard = (/** @type {Case} */ now, /** @type {By} */ by) => {
      if (by === "writer") return;
      this.#other ||= by === "opened";
      if (by === "opened") {
        this.#emptied.clear();
        this.#before.clear();
      }
      const decided = JSON.stringify([now.outcome, now.refuse, now.harm]);
      const anew = decided !== this.#decided && by !== "opened" && by !== "tab";
      this.#decided = decided;
      if (anew && now.words["harm"]) propose({ words: { harm: "" } }, "writer");
      if (anew || !now.happened) this.#choose(now);
      // What follows is kept by the tab in which it was typed.
      if (by !== "opened" && by !== "tab") this.#follow();
      settle(this, () => this.#render());
    };

    /**
     * Choose what happened, unless a person has; what must not be repeated is chosen even then.
     * @param {Case} now
     */
    #choose({ outcome, refuse, happened, words }) {
      const id = wordingFor(this.#data.wordings, outcome, refuse);
      if (refuse || !happened || happened === words["led"]) propose({ happened: id, words: { led: id } }, "writer");
    }

    get #network() {
      const field = /** @type {HTMLSelectElement} */ (this.#field("network"));
      const { limit = "0", count = "characters", way = "edit" } = field.selectedOptions[0]?.dataset ?? {};
      return { name: field.value ? (field.selectedOptions[0]?.text ?? "") : "", limit: Number(limit), rule: count, way };
    }

    #make() {
      const now = read();
      const words = { ...now.words, ...Object.fromEntries([...this.#emptied].map((key) => [key, ""])) };
      const led = document.getElementById(`o-${now.outcome}`)?.dataset["way"] ?? "";
      return draft(this.#data, { ...now, words }, this.#network, led, new Date());
    }

    #render() {
      const { post, network, happened, words } = read();
      this.#fill({ post, network, happened, ...Object.fromEntries(OWN.map((name) => [name, words[name] ?? ""])) });
      const made = (this.#draft = this.#make());
      const { wording: { withheld }, texts, harm } = made;
      const names = texts.map(({ name }) => name).join(". ");
      this.#fillDerived();
      /** @type {HTMLInputElement} */ (this.#field("harm")).checked = harm;
      for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll('[name="writer-size"]'))) {
        box.checked = box.value === (words["size"] ?? "");
      }
      if (harm && !this.#harm && this.#other) /** @type {HTMLDetailsElement} */ (this.#part("more")).open = true;
      this.#harm = harm;
      this.#other = false;
      this.#part("repeat").hidden = !made.repeats;
      this.#part("whole").hidden = !made.repeats;
      this.#part("way").hidden = !made.repeats;
      this.#part("harm").hidden = withheld !== "";
      this.#part("safe").hidden = !harm;
      this.#part("caused").hidden = !made.asksCause;
      this.#part("done").hidden = !made.asksDone;
      this.#part("withheld").hidden = !withheld;
      write(this.#part("reason"), withheld);
      write(this.#part("paste"), withheld ? "Not needed here." : "Paste it.");
      this.#part("long").hidden = !made.long;
      this.#showPlaces(made);
      for (const [at, output] of this.#outputs.entries()) {
        const text = texts[at];
        output.element.hidden = !text;
        if (text) output.show(text, this.#before.has(text.key), this.#begun);
      }
      const ready = texts[0]?.text && (texts[0].edited || !texts[0].gaps.length);
      this.closest("hb-step")?.setAttribute("data-holds", ready ? `Words for ${this.#network.name || "your network"}, ready to copy.` : "");
      this.#site.show(made.website, this.#before.has(made.website.key), this.#begun);
      this.#showChange(made.change);
      const { again } = made;
      const warning = again.length ? `In the post as well: ${again.join(", ")}. Take out whatever should not be said again.` : "";
      write(this.#part("again"), warning);
      const field = this.contains(document.activeElement) && !this.#outputs.some((output) => output.field === document.activeElement);
      const said = [field && names !== this.#names && `${names}.`, field && texts.some(({ edited }) => edited) && KEPT, warning];
      this.#names = names;
      this.#notes = { note: noteOn(made), hollow: made.hollow ? HOLLOW : "", said: said.filter(Boolean).join(" ") };
      // What is no longer so goes at once, and what is new waits for a pause at the end of a word.
      for (const [name, text] of Object.entries(this.#notes)) if (this.#part(name).textContent !== text) write(this.#part(name), "");
    }

    /** Say what was held back. Each note has its room, so that nothing moves. */
    #say() {
      for (const [name, text] of Object.entries(this.#notes)) write(this.#part(name), text);
    }

    /** @param {Record<string, string>} values  by field; nothing is put into one in which somebody types */
    #fill(values) {
      for (const [name, value] of Object.entries(values)) {
        const field = this.#field(name);
        const typing = !this.#other && field === document.activeElement && document.hasFocus() && /^text/.test(field.type);
        if (!typing && field.value !== value) setText(field, value);
      }
    }

    #fillDerived() {
      const { way, whole, long, put } = /** @type {Draft} */ (this.#draft);
      this.#fill({ way, whole: long ? whole : put });
    }

    /** Let a person choose among the places of the wrong words. @param {Draft} draft */
    #showPlaces({ post, found: { places, ask }, places: chosen, whole }) {
      const shown = ask && !whole ? places : [];
      this.#part("places").hidden = !shown.length;
      const before = this.#places;
      this.#places = new Map(shown.map(({ key }) => [key, before.get(key) ?? this.#place()]));
      const labels = [...this.#places.values()].map(({ label }) => label);
      const list = this.#part("list");
      if (labels.some((label, at) => list.children[at] !== label) || labels.length !== list.children.length) list.replaceChildren(...labels);
      for (const place of shown) {
        const { box, words } = /** @type {{ box: HTMLInputElement, words: HTMLElement }} */ (this.#places.get(place.key));
        box.checked = chosen.includes(place);
        const [left, there, right] = context(post, place);
        const becomes = place.instead ? ` becomes “${place.instead}”` : " is taken out";
        words.replaceChildren(left, element("strong", {}, there), right, element("span", { className: "hb-small hb-quiet" }, `“${there}”${becomes}`));
      }
    }

    #place() {
      const box = element("input", { type: "checkbox" });
      const words = element("span", { dir: "auto" });
      return { label: element("label", { className: "hb-writer__tick" }, box, words), box, words };
    }

    /** @param {import("./changes.js").Piece[]} pieces */
    #showChange(pieces) {
      this.#change.replaceChildren(...pieces.flatMap(({ kind, text }, at) => {
        if (kind === "same") return [text];
        const shown = element(kind, {}, element("span", { className: "hb-vh" }, TAGS[kind]), text);
        return kind === "ins" && pieces[at - 1]?.kind === "del" ? [" ", shown] : [shown];
      }));
      this.#change.hidden = !pieces.length;
    }

    get #marked() {
      return (this.#draft?.change ?? [])
        .map(({ kind, text }) => (kind === "same" ? text : `[${TAGS[kind].trim()} ${text}]`))
        .join("")
        .replaceAll("][put in", "] [put in");
    }

    /** @param {string} text */
    #html(text) {
      const lines = (/** @type {string} */ words) => escaped(words).replaceAll("\n", "<br>\n");
      const note = text.trim().split(/\n{2,}/).map((one) => `<p>${lines(one)}</p>`);
      const change = (this.#draft?.change ?? [])
        .map(({ kind, text }) => (kind === "same" ? lines(text) : `<${kind}>${lines(text)}</${kind}>`))
        .join("")
        .replaceAll("</del><ins>", "</del> <ins>");
      return [...note, ...(change ? [`<blockquote><p>${change}</p></blockquote>`] : [])].join("\n");
    }
  },
);
