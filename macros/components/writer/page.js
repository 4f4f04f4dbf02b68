// The correction writer: writes words to post as soon as there is something to write about.
import { propose, watch } from "../../theme/case.js";
import { element, write } from "../../theme/elements.js";
import { changes, replaced } from "./changes.js";
import { Output } from "./output.js";
import { composed, hollow, repeated, unfilled } from "./wording.js";

/**
 * @typedef {import("./wording.js").Wording} Wording
 * @typedef {import("./wording.js").Said} Said
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field
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
/** What is told by itself. */
const TOLD = ["post", "network", "happened"];
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
    /** The way that the guide has led to. */
    #led = "";
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
      this.#refresh();
      watch(this.#take);
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
        this.#tell({ [key()]: text });
      };
      const again = () => {
        this.#edited.delete(key());
        this.#refresh();
        this.#tell({ [key()]: "" });
      };
      return new Output(id, quiet, typed, again, () => this.#tell({}), ...copies);
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
      const field = name.replace("writer-", "");
      if (field === "whole") this.#whole = value !== "";
      if (field === "way") this.#chosen = value;
      const chosen = field === "network" ? { way: (this.#chosen = "") } : {};
      this.#refresh();
      const known = type === "checkbox" || type === "radio" ? this.#ticked(field) : value;
      this.#tell(TOLD.includes(field) ? chosen : { ...chosen, [field]: known === "long" ? "" : known });
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

    /** @param {Record<string, string>} words  that have changed, by field or by what they are */
    #tell(words) {
      const { post, right: whole } = this.#said;
      const [correction = "", second = ""] = this.#outputs.map(({ element: { hidden }, text }, at) => {
        const own = this.#edited.has(this.#keys[at] ?? "");
        return hidden || (unfilled(text) && !own) ? "" : text;
      });
      propose(
        {
          post,
          right: this.#repeats && whole !== post ? whole : "",
          network: this.#field("network").value,
          happened: this.#field("happened").value,
          way: this.#way,
          correction,
          second,
          words,
        },
        "writer",
      );
    }

    /** @type {import("../../theme/case.js").Listener} */
    #take = (now, by, before) => {
      if (by === "writer") return;
      const opened = by === "opened";
      if (opened || by === "tab") this.#open(now, opened);
      if (opened || now.post !== before.post) this.#put("post", now.post, opened);
      const free = ["wrong", "right"].every((name) => !this.#field(name).value) && !this.#whole;
      if (now.right && now.right !== now.post && free) {
        this.#field("whole").value = now.right;
        this.#whole = true;
      }
      const decided = JSON.stringify([now.outcome, now.refuse, now.harm]);
      const field = this.#field("happened");
      if (decided !== this.#decided || !field.value) this.#choose([now.outcome, now.refuse], Boolean(now.refuse));
      if (decided !== this.#decided && now.harm) /** @type {HTMLInputElement} */ (this.#field("harm")).checked = true;
      this.#decided = decided;
      this.#led = document.getElementById(`o-${now.outcome}`)?.dataset["way"] ?? "";
      this.#refresh();
      // Another tab tells of its own words; this one would only tell of another time.
      if (by === "guide") this.#tell({});
    };

    /** @param {string} name @param {string} value @param {boolean} opened  whether nobody is typing there */
    #put(name, value, opened) {
      const field = this.#field(name);
      const typing = !opened && field === document.activeElement && document.hasFocus();
      if (!typing && field.value !== value) field.value = value;
    }

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

    /** @param {import("../../theme/case.js").Case} now @param {boolean} opened */
    #open({ words, network, happened }, opened) {
      for (const name of [...OWN, "whole"]) this.#put(name, words[name] ?? "", opened);
      this.#put("network", network, opened);
      this.#put("happened", happened, opened);
      /** @type {HTMLInputElement} */ (this.#field("harm")).checked = Boolean(words["harm"]);
      for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll('[name="writer-size"]'))) {
        box.checked = box.value === (words["size"] || "long");
      }
      this.#edited = new Map(Object.entries(words).filter(([name]) => name.includes("/")));
      this.#whole = Boolean(words["whole"]);
      this.#chosen = words["way"] ?? "";
      if (opened) this.#decided = "";
    }
  },
);
