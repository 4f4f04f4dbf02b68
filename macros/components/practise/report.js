// The result as a part of the page.

import { div, element } from "../../theme/elements.js";
import { when } from "../../theme/times.js";
import { progress, saidOf, summary } from "./result.js";

/** @typedef {import("./result.js").Result} Result */

/** @param {Result} result @param {import("./result.js").JudgedExample} example @param {import("./result.js").Judged} choice */
const row = (result, example, choice) =>
  element(
    "li",
    {},
    element("p", {}, `${choice.letter}. ${choice.title}`),
    element(
      "p",
      { className: "hb-small" },
      `${result.isClass ? "Hands" : "You"}: ${saidOf(result, example, choice)}. The handbook: ${choice.handbook}.`,
      ...(choice.agrees === false ? [" ", element("strong", {}, "You differ.")] : []),
    ),
  );

/**
 * @param {Result} result @param {string} at  the time
 * @param {HTMLAnchorElement[]} read  the sections to read, where somebody and the handbook differ
 * @returns {Node[]}
 */
export const asPage = (result, at, read) => [
  element("p", {}, element("strong", {}, `${progress(result)} ${summary(result)}`)),
  element("p", { className: "hb-small hb-quiet" }, `${result.name}. Number of the set: ${result.seed}. Written out on ${when(at)}.`),
  ...(read.length ? [element("h3", {}, "To read, where you differ"), element("ul", {}, ...read.map((link) => element("li", {}, link.cloneNode(true))))] : []),
  ...result.examples.map((example) =>
    div("hb-practise__judged", element("h3", {}, example.title), element("ul", {}, ...example.choices.map((choice) => row(result, example, choice)))),
  ),
];
