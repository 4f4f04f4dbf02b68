// Which copy is shown, and the names of the copies.

import { button, div, element, icon, write } from "./elements.js";
import { tidy } from "./times.js";

/**
 * @template {import("./store.js").Kept} T
 * @param {string} at  how the ids begin
 * @param {string} noun  what a copy is called
 * @param {import("./store.js").Store<T>} copies
 * @param {(act: () => void) => void} act
 * @param {() => void} begin  go to the top of the list
 */
export const copyPicker = (at, noun, copies, act, begin) => {
  const told = element("p", { className: "hb-vh", role: "status" });
  /** @param {() => void} change  after which all that is shown may be another copy */
  const change = (change) => {
    act(change);
    write(told, `This is now “${copies.copy.name[1]}”.`);
  };
  const select = element("select", { id: `copy--${at}`, onchange: () => change(() => copies.show(select.value)) });
  const rename = button("Rename", () => ask(rename, `Name of this ${noun}`, copies.copy.name[1]));
  const start = button(`New ${noun}`, () => ask(start, `Name of the new ${noun}`, ""));
  const buttons = div("hb-picker__b", rename, start);

  const error = element("p", { id: `error--${at}`, className: "hb-error", role: "alert" });
  const input = element("input", {
    id: `name--${at}`,
    className: "hb-input",
    type: "text",
    maxLength: 80,
    autocomplete: "off",
    "aria-describedby": error.id,
  });
  const label = element("label", { htmlFor: input.id });
  const form = element(
    "form",
    { className: "hb-picker__name" },
    div("", label, error),
    input,
    div(
      "hb-row",
      element("button", { className: "hb-btn hb-btn--go", type: "submit" }, "Save"),
      button("Cancel", () => close(), "text"),
    ),
  );
  let opener = rename;
  let listed = "";

  /** @param {HTMLButtonElement} from @param {string} words @param {string} name */
  const ask = (from, words, name) => {
    opener = from;
    label.textContent = words;
    input.value = name;
    complain("");
    buttons.replaceWith(form);
    input.select();
  };

  const close = () => {
    form.replaceWith(buttons);
    opener.focus();
  };

  /** @param {string} words */
  const complain = (words) => {
    error.textContent = words;
    input.setAttribute("aria-invalid", String(!!words));
    input.focus();
  };

  form.onkeydown = ({ key }) => {
    if (key === "Escape") close();
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    const name = tidy(input.value);
    const renaming = opener === rename;
    const same = copies.kept.find(([, copy]) => copy.name[1].toLowerCase() === name.toLowerCase());
    if (!name) return complain("Type a name.");
    if (same && !(renaming && same[0] === copies.current)) {
      return complain("This name is taken. Type a different one.");
    }
    change(() => (renaming ? copies.rename(name) : copies.start(name)));
    close();
    if (!renaming) begin();
  };

  return {
    element: div(
      "hb-picker hb-noprint",
      told,
      element("label", { htmlFor: select.id }, `Your ${noun}`),
      element("span", { className: "hb-select" }, select, icon("M6 9l6 6 6-6")),
      buttons,
    ),
    show: () => {
      const { current, copy, kept } = copies;
      const names = kept.length ? kept : /** @type {typeof kept} */ ([[current, copy]]);
      const options = names.map(([value, { name }]) => element("option", { value }, name[1]));
      const list = JSON.stringify(options.map(({ value, text }) => [value, text]));
      // An open list is not to be shut by what happens in another tab.
      if (list !== listed) select.replaceChildren(...options);
      listed = list;
      select.value = current;
    },
  };
};
