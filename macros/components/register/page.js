// Finds sections in the register by the words that are typed.
import { write } from "../../theme/elements.js";

const PAUSE = 600; // milliseconds without a key, after which it is said how many were found

/** @param {string | null} text  written with any quotes and in any case */
const plain = (text) => (text ?? "").toLowerCase().replaceAll(/[‘’]/g, "'");

/** @param {Element} row */
const visible = (row) => row.getClientRects().length > 0;

for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (
  document.querySelectorAll(".hb-register input[type=search]")
)) {
  const root = /** @type {HTMLElement} */ (field.closest(".hb-register"));
  const status = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
  const groups = [...root.querySelectorAll("tbody")];
  const rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("tr[data-is]")]);
  const find = () => {
    const words = plain(field.value).trim().split(/\s+/);
    for (const group of groups) {
      const [head, ...inside] = group.rows;
      for (const row of inside) {
        const text = plain(`${head?.textContent} ${row.textContent}`);
        row.hidden = !words.every((word) => text.includes(word));
      }
      group.hidden = false;
      group.hidden = !inside.some(visible);
    }
  };
  const count = () => write(status, `${rows.filter(visible).length} of ${rows.length} sections`);
  let pause = 0;
  for (let box = field.parentElement; box && box !== root; box = box.parentElement) box.hidden = false;
  root.addEventListener("input", () => {
    find();
    clearTimeout(pause);
    pause = setTimeout(count, PAUSE);
  });
  find();
  count();
}
