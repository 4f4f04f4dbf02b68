// Practise: the examples are dealt one at a time, and what the handbook says of them is shown when somebody has judged.

import { COPIED, copy, refused } from "../../theme/clipboard.js";
import { copyPicker } from "../../theme/copy_picker.js";
import { download } from "../../theme/download.js";
import { button, div, element, icon, toggle, write } from "../../theme/elements.js";
import { enhanced } from "../../theme/enhanced.js";
import { shared } from "../../theme/host.js";
import { now, own } from "../../theme/merge.js";
import { settle } from "../../theme/press.js";
import { statusMessage } from "../../theme/status_message.js";
import { cardsOf, handCount, verdictButtons } from "./cards.js";
import { ALL, deal, fromAddress, toAddress } from "./deal.js";
import { enlarge, isLarge, leadByKeys } from "./large.js";
import { asPage } from "./report.js";
import { asCsv, asText, NOT_SAID, resultOf, summary } from "./result.js";
import { keyOfChoice, Sets } from "./sets.js";
import { anySeed, wantedForm } from "./wanted.js";

/** @typedef {import("./cards.js").Card} Card */

const LOCK = "M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3";
const LEFT = "M19 12H5M11 6l-6 6 6 6";
const STAY = "Your judgements last until you leave this page: copy or download them.";
const NOTES = {
  "": `Nothing is sent to us. Clearing your browsing data clears your sets too.${shared()}`,
  failed: `This browser is full, or keeps nothing, as in some private windows. ${STAY}`,
  newer: `Your sets come from a newer version of this page, and are left as they are. ${STAY}`,
};
const ASIDE = " What was saved before could not be read, and is set aside.";
const ASKED = { alone: "How good is each of these?", class: "What would you do? Hands up." };
const SAID = "What the handbook says";

/** @param {HTMLElement} root @param {Card[]} cards */
const enhance = (root, cards) => {
  /** @type {import("./wanted.js").NamesOfPractice} */
  const words = JSON.parse(root.dataset.words ?? "");
  const sets = new Sets();
  const known = new Map(cards.map((card) => [card.id, card]));
  /** Whether it is asked what to practise with, although the set that was used last has been dealt. */
  let asking = false;

  /** @param {() => void} change */
  const act = (change) => {
    hush();
    change();
    render();
  };

  const { said, say, hush, undoable } = statusMessage(() => names.element.querySelector("select") ?? root, act);
  const form = wantedForm(
    cards,
    words,
    () => begin(),
    (sentence) => write(told, sentence),
    button("Print for the trainer", () => printOut("trainer")),
    button("Print for the class", () => printOut("class")),
  );
  const head = element("p", { className: "hb-printonly" });
  const names = copyPicker(
    "practise",
    "set",
    sets,
    (change) => {
      asking = false;
      act(change);
    },
    () => choose(),
  );
  const told = element("p", { className: "hb-practise__told", role: "status" });
  const back = button("Back", () => go(at() - 1), "text", icon(LEFT));
  const reveal = button("Show what the handbook says", () => show(), "go");
  const next = button("Next example", () => go(at() + 1), "go");
  const large = button("Large view", () => {
    enlarge(!isLarge());
    render();
    arrive();
  });
  const keys = element("p", { className: "hb-small hb-quiet hb-practise__keys" }, "Keys: → or Page Down for on, ← or Page Up for back, Esc to leave.");
  const bar = div("hb-practise__bar hb-row hb-noprint", back, large, keys);

  const title = element("h2", { tabIndex: -1 }, "Your result");
  const paper = div("");
  const again = button("Practise again", () => choose(), "go");
  const keep = div(
    "hb-row hb-noprint",
    button("Copy as text", async () => say((await copy(asText(found(), now()))) ? COPIED : refused("Download it instead."))),
    button("Print the result", () => printOut("result")),
    button("Download CSV", () => download(sets.copy.name[1], "csv", asCsv(found()))),
    again,
  );
  const result = element("section", { className: "hb-practise__result" }, title, paper, keep);
  const strong = element("strong", {});
  const note = element("span", {});
  const saved = element("p", { className: "hb-saved hb-noprint" }, icon(LOCK), element("span", {}, strong, " ", note));
  const remove = button("Delete this set", () => undoable("The set is deleted.", () => sets.remove()), "text");
  const tools = div(
    "hb-row hb-noprint",
    button("Copy a link to this set", async () => say((await copy(location.href)) ? `${COPIED}. Whoever opens it is dealt the same examples.` : refused("Copy the address of this page."))),
    button("Print for the trainer", () => printOut("trainer")),
    button("Print for the class", () => printOut("class")),
    remove,
  );
  const foot = div("hb-check hb-practise__foot", saved, names.element, tools, said);

  const wanted = () => sets.copy.wanted[1];
  const found = () => resultOf(sets.copy, words.verdicts);
  /** The examples of the set that are still in the handbook. @returns {Card[]} */
  const dealt = () => sets.copy.dealt[1].flatMap((id) => known.get(id) ?? []);
  const at = () => Math.min(sets.copy.at[1], dealt().length);
  const current = () => dealt()[at()];

  const controls = new Map(
    cards.map((card) => [
      card.id,
      card.choices.map((choice) => {
        const alone = verdictButtons(card, choice, words.verdicts, (verdict) => act(() => sets.judge(card.id, choice.id, verdict)));
        const hands = handCount(card, choice, (count) => act(() => sets.count(card.id, choice.id, count)));
        const yours = element("p", { className: "hb-practise__yours" });
        choice.said.before(yours);
        return { choice, alone, hands, yours };
      }),
    ]),
  );

  /** Ask anew what to practise with. */
  const choose = () => {
    asking = true;
    render();
    history.replaceState(null, "", location.pathname + location.search);
    form.show({ ...form.read(), seed: anySeed() });
    form.first.focus();
  };

  const begin = () => {
    const asked = form.read();
    asking = false;
    act(() => sets.deal(asked, deal(cards, asked).map(({ id }) => id)));
    enlarge(asked.how === "class");
    render();
    arrive();
  };

  /** Come to what is shown: its top at the top of the window, with the focus on its heading. */
  const arrive = () => {
    const card = current();
    (card?.heading ?? title).focus({ preventScroll: true });
    (isLarge() ? document.documentElement : root).scrollIntoView();
  };

  const place = () => {
    const card = current();
    if (!card) return "The set is at its end.";
    const all = dealt().length;
    if (!sets.isShown(card.id)) return `Example ${at() + 1} of ${all}. ${card.choices.length} choices to judge.`;
    const one = { ...found(), examples: found().examples.filter(({ id }) => id === card.id) };
    return `${summary(one)} ${at() + 1 < all ? `Next: example ${at() + 2} of ${all}.` : "Next: the result."}`;
  };

  /** @param {number} to */
  const go = (to) => {
    if (to < 0 || to > dealt().length) return;
    act(() => sets.go(to));
    if (!current()) enlarge(false);
    render();
    arrive();
  };

  const show = () => {
    const card = current();
    if (!card) return;
    act(() => sets.reveal(card.id, card.title, card.choices.map(({ id, title, verdict }) => ({ id, title, verdict }))));
    card.question.focus({ preventScroll: true });
    card.question.scrollIntoView();
  };

  leadByKeys({
    on: () => (current() && !sets.isShown(current()?.id ?? "") ? show() : go(at() + 1)),
    back: () => go(at() - 1),
    leave: () => large.click(),
  });

  /** Open what the handbook says; a class opens the reasons one by one. @param {Card} card */
  const unfold = (card) => {
    for (const { said } of card.choices) {
      said.open = true;
      for (const why of said.querySelectorAll("details")) why.open = wanted().how === "alone";
    }
  };

  /** @param {Card} card */
  const showCard = (card) => {
    const { how } = wanted();
    const isShown = sets.isShown(card.id);
    if (isShown && !card.element.hasAttribute("data-shown")) unfold(card);
    card.element.toggleAttribute("data-shown", isShown);
    write(card.question, isShown ? SAID : ASKED[how]);
    const judged = found().examples.find(({ id }) => id === card.id);
    for (const { choice, alone, hands, yours } of controls.get(card.id) ?? []) {
      const key = keyOfChoice(card.id, choice.id);
      alone.show(own(sets.copy.given, key)?.[1] ?? "");
      hands.show(own(sets.copy.hands, key)?.[1] ?? 0);
      toggle(alone.element, how === "alone" && !isShown, () => choice.said.before(alone.element));
      toggle(hands.element, how === "class" && !isShown, () => choice.name.after(hands.element));
      const mine = judged?.choices.find(({ id }) => id === choice.id);
      const differs = mine?.agrees === undefined ? "" : mine.agrees ? ", as the handbook does" : ", and the handbook differs";
      write(yours, !mine ? "" : how === "class" ? (judged?.hands ? `Hands: ${mine.hands} of ${judged.hands}` : "") : mine.said === NOT_SAID ? NOT_SAID : `You said “${mine.said}”${differs}`);
      yours.toggleAttribute("data-differs", mine?.agrees === false);
    }
  };

  const showResult = () => {
    const it = found();
    write(title, it.isClass ? "The result of the class" : "Your result");
    const differing = it.examples.flatMap(({ id, choices }) =>
      (known.get(id)?.choices ?? []).filter((choice) => choices.some((each) => each.id === choice.id && each.agrees === false)),
    );
    const links = new Map(differing.flatMap(({ links }) => links).map((link) => [link.href, link]));
    paper.replaceChildren(...asPage(it, now(), [...links.values()]));
  };

  const render = () => {
    sets.settle();
    const all = dealt();
    const card = current();
    const isDealt = !asking && sets.copy.dealt[1].length > 0;
    for (const each of cards) each.element.toggleAttribute("data-away", !isDealt || each !== card);
    for (const { kicker } of cards) write(kicker, "Fictional example");
    if (isDealt && card) showCard(card);
    if (isDealt && !card) showResult();
    toggle(form.element, !isDealt, () => root.prepend(form.element));
    told.classList.toggle("hb-vh", !isDealt); // the form shows what is told of it
    if (isDealt) write(told, place());
    result.toggleAttribute("data-away", !isDealt || !!card);
    bar.toggleAttribute("data-away", !isDealt);
    for (const tool of tools.children) tool.toggleAttribute("data-away", !isDealt);
    const isShown = !!card && sets.isShown(card.id);
    toggle(reveal, card && !isShown, () => bar.prepend(reveal));
    toggle(next, isShown, () => bar.prepend(next));
    write(next, at() + 1 < all.length ? "Next example" : "See the result");
    back.toggleAttribute("data-away", at() === 0);
    for (const part of [large, keys]) part.toggleAttribute("data-away", wanted().how !== "class" || !card);
    write(large, isLarge() ? "Leave the large view" : "Large view");
    names.show();
    names.element.toggleAttribute("data-away", !sets.kept.length);
    const { trouble } = sets;
    write(strong, trouble ? "Not saved." : "Saved in this browser only.");
    write(note, NOTES[trouble] + (sets.aside ? ASIDE : ""));
    if (sets.moved) say(`Another tab changed your sets. This is now “${sets.copy.name[1]}”.`);
    sets.moved = false;
    const address = toAddress(wanted());
    if (isDealt && location.hash !== address) history.replaceState(null, "", address);
  };

  const sync = () => {
    sets.sync();
    render();
  };

  /** @param {"trainer" | "class" | "result"} what */
  const printOut = (what) => {
    const asked = form.element.isConnected ? deal(cards, form.read()) : dealt();
    asked.forEach((card, n) => {
      write(card.kicker, `Fictional example ${n + 1} of ${asked.length}`);
      card.element.toggleAttribute("data-printed", what !== "result");
      root.insertBefore(card.element, result);
    });
    if (what === "result") showResult();
    const seed = form.element.isConnected ? form.read().seed : wanted().seed;
    write(head, what === "result" ? "" : `Practise: examples for the ${what}. Number of the set: ${seed}.`);
    root.dataset.print = what;
    print();
  };

  addEventListener("afterprint", () => {
    delete root.dataset.print;
    for (const { element } of cards) element.removeAttribute("data-printed");
    render();
  });
  addEventListener("storage", ({ key }) => (key ?? sets.key) === sets.key && settle(sets, sync));
  addEventListener("pageshow", () => settle(sets, sync));

  root.querySelector("[data-paper]")?.remove();
  root.dataset.started = "";
  root.prepend(head, told);
  root.append(result, bar, foot);
  sets.sync();
  sets.settle();
  const asked = fromAddress(location.hash);
  asking = !!asked && toAddress(wanted()) !== toAddress(asked);
  form.show(asked ?? { ...ALL, seed: anySeed() });
  sync();
};

enhanced("hb-practise", (root) => {
  const cards = cardsOf(root);
  if (cards.length) enhance(root, cards);
});
