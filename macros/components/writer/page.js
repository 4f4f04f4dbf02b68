// The correction writer: writes words to post as soon as there is something to write about.
import { element, write } from "../../theme/elements.js";
import { changes, replaced } from "./changes.js";
import { Output } from "./output.js";
import { composed, hollow, repeated, unfilled } from "./wording.js";

/**
 * @typedef {import("./wording.js").Wording} Wording
 * @typedef {import("./wording.js").Said} Said
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field
 * @typedef {{ post?: string, right?: string, network?: string, harm?: boolean, refuse?: string | boolean,
 *   outcome?: string, kind?: string, happened?: string, way?: string, correction?: string,
 *   words?: Record<string, string> }} Case  as it is passed between the tools of the page
 */

/** What to post in each way, in this order. @type {Record<string, [text: string, name: string][]>} */
const WAYS = {
  edit: [
    ["edit", "Change your post to this"],
    ["reply", "Then reply to it once with this"],
  ],
  reply: [
    ["reply", "Reply to your post with this"],
    ["fresh", "Then post this afresh"],
  ],
  replace: [["replace", "Take the post down, and post this at once"]],
  notice: [["notice", "Post or send this by itself"]],
};
/** Where someone may come to harm, people who have read the post come first. @type {typeof WAYS} */
const SAFE = {
  edit: [
    ["fresh", "Post this first"],
    ["edit", "Then change your post to this"],
  ],
  reply: [
    ["fresh", "Post this first"],
    ["reply", "Then reply to your post with this"],
  ],
};
const OWN = ["wrong", "right", "cause", "done", "safe"];
const TAGS = /** @type {const} */ ({ del: " taken out: ", ins: " put in: " });

/** @param {string} text */
const escaped = (text) =>
  text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`).replaceAll("\n", "<br>\n");

customElements.define(
  "hb-writer",
  class extends HTMLElement {
    /** @type {Record<string, Wording>} */
    #wordings = JSON.parse(this.dataset["words"] ?? "{}");
    /** Words that a person has changed, by what they are. @type {Map<string, string>} */
    #edited = new Map();
    #whole = false;
    /** The way that a person wants, whatever is usual on the network. */
    #chosen = "";
    #timer = 0;
    #told = 0;
    #telling = false;
    /** The way that the guide has led to. */
    #led = "";
    #heard = false;
    /** What the record last said of the words that are filled in here. */
    #known = "{}";
    /** What the guide has decided, as far as it was heard, and what was chosen for it. */
    #decided = "";
    #chose = "";
    /** @type {string[]} */
    #keys = ["", ""];
    #outputs = [0, 1].map((at) => this.#output(`writer-text-${at}`, at > 0, () => this.#keys[at] ?? "", ["Copy", (text) => text]));
    #site = this.#output(
      "writer-website",
      true,
      () => this.#siteKey,
      ["Copy as HTML", (text) => this.#html(text)],
      ["Copy as text", (text) => [text, this.#marked()].filter(Boolean).join("\n\n")],
    );
    #change = element("p", { className: "hb-writer__change" });

    connectedCallback() {
      if (!this.#part("form")) return;
      this.#part("outputs").replaceChildren(...this.#outputs.map((output) => output.element));
      this.#part("website").replaceChildren(this.#site.element);
      this.#site.row.before(this.#change);
      this.#part("form").hidden = false;
      this.#part("plain").hidden = true;
      this.addEventListener("input", this.#typed);
      for (const name of ["change", "focusout"]) this.addEventListener(name, this.#left);
      for (const name of ["hb-case", "hb-case-change"]) document.addEventListener(name, this.#take);
      this.#refresh();
    }

    disconnectedCallback() {
      for (const name of ["hb-case", "hb-case-change"]) document.removeEventListener(name, this.#take);
    }

    /**
     * @param {string} id
     * @param {boolean} quiet
     * @param {() => string} key
     * @param {...[string, (text: string) => string]} copies
     */
    #output(id, quiet, key, ...copies) {
      const typed = (/** @type {string} */ text) => {
        this.#edited.set(key(), text);
        this.#refresh();
        this.#tellSoon();
      };
      const again = () => {
        this.#edited.delete(key());
        this.#refresh();
        this.#tellSoon();
      };
      return new Output(id, quiet, typed, again, () => this.#tell(), ...copies);
    }

    /** @param {string} name @returns {Field} */
    #field(name) {
      return /** @type {Field} */ (this.querySelector(`[name="writer-${name}"]`));
    }

    /** @param {string} name @returns {HTMLElement} */
    #part(name) {
      return /** @type {HTMLElement} */ (this.querySelector(`[data-part="${name}"]`));
    }

    /** @param {string} name */
    #ticked(name) {
      return /** @type {HTMLInputElement} */ (this.querySelector(`[name="writer-${name}"]:checked`))?.value ?? "";
    }

    get #wording() {
      return /** @type {Wording} */ (this.#wordings[this.#field("happened").value] ?? Object.values(this.#wordings)[0]);
    }

    /** Whether the words say what the post said. */
    get #repeats() {
      return "edit" in this.#wording.ways;
    }

    get #siteKey() {
      return `website/${this.#field("happened").value}`;
    }

    get #network() {
      const field = /** @type {HTMLSelectElement} */ (this.#field("network"));
      const { limit = "0", count = "characters", way = "edit" } = field.selectedOptions[0]?.dataset ?? {};
      return { name: field.value ? (field.selectedOptions[0]?.text ?? "") : "", room: { limit: Number(limit), rule: count }, way };
    }

    get #way() {
      const { way } = this.#network;
      const led = way in SAFE && ["reply", "replace"].includes(this.#led) ? this.#led : way;
      return this.#repeats ? this.#chosen || led : "notice";
    }

    /** What is filled in or chosen here, by field, and the words that a person has changed, by what they are. */
    get #words() {
      const filled = OWN.map((name) => [name, this.#field(name).value]);
      const whole = this.#whole ? this.#field("whole").value : "";
      const chosen = [["harm", this.#ticked("harm")], ["size", this.#ticked("size")], ["way", this.#chosen], ["whole", whole]];
      const all = [...filled, ...chosen, ...this.#edited].filter(([, value]) => value && value !== "long");
      return /** @type {Record<string, string>} */ (Object.fromEntries(all));
    }

    /** @returns {Said} */
    get #said() {
      const [post, right, wrong, words] = ["post", "whole", "wrong", "right"].map((name) => this.#field(name).value);
      const pieces = this.#whole ? changes(post ?? "", right ?? "") : [];
      const found = (/** @type {string} */ kind) =>
        pieces
          .filter((piece) => piece.kind === kind)
          .map(({ text }) => text.replace(/^[\s.,;:]+|[\s.,;:]+$/g, ""))
          .filter(Boolean);
      return {
        post: post ?? "",
        right: right ?? "",
        wrongWords: this.#whole ? found("del") : [wrong?.trim() ?? ""].filter(Boolean),
        rightWords: this.#whole ? found("ins") : [words?.trim() ?? ""].filter(Boolean),
        cause: this.#field("cause").value,
        done: this.#field("done").value,
        safe: this.#field("safe").value,
        harm: this.#ticked("harm") !== "",
        network: this.#network.name,
        at: new Date(),
      };
    }

    #typed = (/** @type {Event} */ event) => {
      const { name, value, type } = /** @type {Field} */ (event.target);
      if (!name) return;
      if (name === "writer-whole") this.#whole = value !== "";
      if (name === "writer-way") this.#chosen = value;
      if (name === "writer-network") this.#chosen = "";
      clearTimeout(this.#timer);
      if (/^text/.test(type)) this.#timer = setTimeout(() => this.#refresh(), 100);
      else this.#refresh();
      this.#tellSoon();
    };

    #tellSoon() {
      clearTimeout(this.#told);
      this.#told = setTimeout(() => this.#tell(), 500);
    }

    // Who leaves a field to press Copy takes what they have just typed.
    #left = () => {
      clearTimeout(this.#timer);
      this.#refresh();
      // Before another record is shown, which is not to have the words of this one.
      if (this.#told) this.#tell();
    };

    #refresh() {
      const wording = this.#wording;
      const [post, wrong, right] = ["post", "wrong", "right"].map((name) => this.#field(name).value.trim());
      if (!this.#whole) this.#field("whole").value = replaced(this.#field("post").value, wrong ?? "", right ?? "");
      const said = this.#said;
      const texts = Object.values(wording.ways).flat().join();
      this.#part("repeat").hidden = !this.#repeats;
      this.#part("way").hidden = !this.#repeats;
      this.#part("harm").hidden = wording.withheld !== "";
      this.#part("safe").hidden = !said.harm;
      this.#part("caused").hidden = !texts.includes("[what it caused]");
      this.#part("done").hidden = !texts.includes("[what you have done]");
      this.#part("withheld").hidden = !wording.withheld;
      write(this.#part("reason"), wording.withheld);
      const missing = wrong && post && !this.#whole && replaced(post, wrong, "") === post;
      const why = post?.includes(wrong ?? "") ? "These are parts of longer words: write whole ones." : "These words are not in the post: copy them from it.";
      write(this.#part("missing"), missing ? why : "");
      write(this.#part("hollow"), hollow(said.cause) ? "Name what it did, and to whom: “any” and “if” doubt it." : "");
      this.#field("way").value = this.#way;
      this.#write(wording, said);
    }

    /** @param {Wording} wording @param {Said} said */
    #write(wording, said) {
      const size = Number(this.#ticked("size") === "short");
      for (const [at, output] of this.#outputs.entries()) {
        const ways = said.harm && this.#way in SAFE ? SAFE : WAYS;
        const [way = "", name = ""] = ways[this.#way]?.[at] ?? [];
        output.element.hidden = !way;
        this.#keys[at] = `${way}/${size}/${this.#field("happened").value}`;
        if (way) this.#show(output, this.#keys[at], name, composed(wording, wording.ways[way]?.[size] ?? "", said, way));
      }
      const note = composed(wording, wording.website, said);
      this.#show(this.#site, this.#siteKey, "A note for your website", note, { limit: 0, rule: "" });
      this.#change.replaceChildren(...this.#pieces(said).flatMap(({ kind, text }, at, all) => {
        if (kind === "same") return [text];
        const shown = element(kind, {}, element("span", { className: "hb-vh" }, TAGS[kind]), text);
        return kind === "ins" && all[at - 1]?.kind === "del" ? [" ", shown] : [shown];
      }));
      this.#change.hidden = !this.#change.hasChildNodes();
      const own = [...Object.values(wording.ways).flat(), wording.lead, note].join(" ");
      const shown = [...this.#outputs.filter(({ element: { hidden } }) => !hidden), this.#site].map(({ text }) => text);
      const again = this.#repeats ? [] : repeated(shown.join(" "), own, said.post);
      const warning = `In the post as well: ${again.join(", ")}. Take out whatever should not be said again.`;
      write(this.#part("again"), again.length ? warning : "");
    }

    /** @param {Output} output @param {string} key @param {string} name @param {string} own */
    #show(output, key, name, own, room = this.#network.room) {
      output.set(name, this.#edited.get(key) ?? own, room, this.#edited.has(key));
    }

    /** @param {Said} said  what was taken out and put in, where that may be shown */
    #pieces({ post, right }) {
      return this.#repeats && post && right && post !== right ? changes(post, right) : [];
    }

    #marked() {
      return this.#pieces(this.#said)
        .map(({ kind, text }) => (kind === "same" ? text : `[${TAGS[kind].trim()} ${text}]`))
        .join("")
        .replaceAll("][put in", "] [put in");
    }

    /** @param {string} text */
    #html(text) {
      const note = text.trim().split(/\n{2,}/).map((one) => `<p>${escaped(one)}</p>`);
      const change = this.#pieces(this.#said)
        .map(({ kind, text }) => (kind === "same" ? escaped(text) : `<${kind}>${escaped(text)}</${kind}>`))
        .join("")
        .replaceAll("</del><ins>", "</del> <ins>");
      return [...note, ...(change ? [`<blockquote><p>${change}</p></blockquote>`] : [])].join("\n");
    }

    /** Tell the other tools of the page. */
    #tell() {
      clearTimeout(this.#told);
      const { post, right: whole } = this.#said;
      const words = this.#words;
      this.#known = JSON.stringify(words);
      const posted = this.#outputs[0]?.text ?? "";
      /** @type {Case} */
      const detail = {
        post,
        right: this.#repeats && whole !== post ? whole : "",
        network: this.#field("network").value,
        happened: this.#field("happened").value,
        way: this.#way,
        correction: unfilled(posted) && !this.#edited.has(this.#keys[0] ?? "") ? "" : posted,
        words,
      };
      // What was typed before there was a record to tell is told again when there is one.
      this.#told = this.#heard ? 0 : this.#told;
      this.#telling = true;
      document.dispatchEvent(new CustomEvent("hb-case-change", { detail }));
      this.#telling = false;
    }

    /** Take over what the guide and the record say; words that are being typed here are newer than theirs. */
    #take = (/** @type {Event} */ event) => {
      const { detail, type } = /** @type {CustomEvent<Case | undefined>} */ (event);
      const whole = type === "hb-case";
      this.#heard ||= whole;
      if (this.#telling || !detail) return;
      const { post, right, network, harm, refuse = "", kind = "", happened = "", outcome = "", words = {} } = detail;
      if (whole && !this.#told) {
        if (!post || JSON.stringify(words) !== this.#known) this.#open(words);
        if (post !== this.#field("post").value) this.#field("post").value = post ?? "";
      }
      const free = ["wrong", "right"].every((name) => !this.#field(name).value) && !this.#whole;
      if (right && right !== post && free) {
        this.#field("whole").value = right;
        this.#whole = true;
      }
      if (network && (!this.#field("network").value || (whole && !this.#told))) this.#field("network").value = network;
      const decided = JSON.stringify([outcome, kind, refuse, harm]);
      const field = this.#field("happened");
      if (decided !== this.#decided || !field.value) this.#choose([happened, outcome, kind, String(refuse)], Boolean(refuse));
      if (decided !== this.#decided && harm) /** @type {HTMLInputElement} */ (this.#field("harm")).checked = true;
      this.#decided = decided;
      this.#led = document.getElementById(`o-${outcome}`)?.dataset["way"] ?? "";
      this.#refresh();
      if (whole && this.#told) this.#tellSoon();
    };

    /**
     * Choose what happened, unless a person has; what must not be repeated is chosen even then.
     * @param {string[]} named  what others call it
     * @param {boolean} refuse
     */
    #choose(named, refuse) {
      const field = this.#field("happened");
      const all = Object.entries(this.#wordings);
      const known = named.flatMap((name) => all.filter(([id, { outcomes }]) => id === name || outcomes.includes(name)));
      const [id = ""] = (refuse ? [...known, ...all].find(([, { withheld }]) => withheld) : known[0]) ?? [];
      if (refuse || !field.value || field.value === this.#chose) field.value = this.#chose = id;
    }

    /** @param {Record<string, string>} words  those of another case, and nothing of the one before */
    #open(words) {
      for (const field of /** @type {NodeListOf<Field>} */ (this.#part("form").querySelectorAll("[name]"))) {
        if (/^(text|select)/.test(field.type)) field.value = words[field.name.replace("writer-", "")] ?? "";
      }
      /** @type {HTMLInputElement} */ (this.#field("harm")).checked = Boolean(words["harm"]);
      for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll('[name="writer-size"]'))) {
        box.checked = box.value === (words["size"] ?? "long");
      }
      this.#edited = new Map(Object.entries(words).filter(([name]) => name.includes("/")));
      this.#whole = Boolean(words["whole"]);
      this.#chosen = words["way"] ?? "";
      this.#decided = "";
      this.#known = JSON.stringify(words);
    }
  },
);
