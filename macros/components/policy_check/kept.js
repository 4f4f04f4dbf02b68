// A list for next time: which sections each document cites, and since when; nothing of what the documents say.
import { keyOf } from "../../theme/host.js";
import { attempt, fits, isText } from "../../theme/merge.js";
import { permanent } from "./addresses.js";

/** @typedef {import("./register.js").Register} Register */
/** @typedef {import("./report.js").Checked} Checked */
/**
 * `cited` has the id of each section, with the version or the day from which on changes count.
 * @typedef {{ label: string, approved: string, cited: [id: string, since: string][] }} KeptDocument
 * @typedef {{ format: number, kept: string, documents: KeptDocument[] }} KeptList
 */

const FORMAT = 1;
const DAY = /^\d{4}-\d\d-\d\d$/u;
const VERSION = /^\d{4}-\d\d-\d\d(?:-\d+)?$/u;
const ID = /^[a-z0-9-]+$/u;

const isDay = (/** @type {unknown} */ day) => isText(day) && (day === "" || DAY.test(String(day)));
const areCited = (/** @type {unknown} */ cited) =>
  Array.isArray(cited) && cited.every((pair) => Array.isArray(pair) && pair.length === 2 && ID.test(pair[0]) && (pair[1] === "" || VERSION.test(pair[1])));
const areDocuments = (/** @type {unknown} */ documents) => Array.isArray(documents) && documents.every((each) => fits(each, { label: isText, approved: isDay, cited: areCited }));

/** @param {{ label: string, checked: Checked }[]} documents  with what each is called in the list @param {string} day @returns {KeptList} */
export const listOf = (documents, day) => ({
  format: FORMAT,
  kept: day,
  documents: documents.map(({ label, checked: { approved, rows } }, n) => {
    const cited = new Map(rows.flatMap(({ id, since, verdict }) => (id && verdict !== "mention" ? [[`${id} ${since || approved}`, /** @type {[string, string]} */ ([id, since || approved])]] : [])));
    return { label: label.trim() || `Document ${n + 1}`, approved, cited: [...cited.values()] };
  }),
});

/** @param {string} text @returns {KeptList | string} or why it cannot be read */
export const readList = (text) => {
  const found = attempt(() => JSON.parse(text));
  if (found?.format > FORMAT) return "This list comes from a newer version of this page.";
  return fits(found, { format: (/** @type {unknown} */ format) => format === FORMAT, kept: isDay, documents: areDocuments }) ? found : "This file is no list that this page has saved.";
};

/** The links that a list stands for. @param {KeptDocument} document @param {Register} register @returns {import("./collect.js").Contents} */
export const contentsOf = ({ cited }, register) => ({
  format: "list",
  links: cited.length,
  elsewhere: 0,
  unread: [],
  items: cited.map(([id, since]) => {
    const isVersion = register.sections.get(id)?.versions.some(({ name }) => name === since);
    const address = permanent(register, { base: "", former: false }, id, isVersion ? since : "");
    const day = since && !isVersion ? `history/?on=${since.slice(0, 10)}` : "";
    return { form: "link", address: address + day, words: "", place: "", around: "", tracked: "", spots: [] };
  }),
});

const KEY = () => keyOf("policies");

/** @returns {KeptList | null} what this browser keeps */
export const stored = () => {
  const found = attempt(() => readList(localStorage.getItem(KEY()) ?? ""));
  return found && typeof found !== "string" ? found : null;
};

/** @param {KeptList | null} list  nothing takes it out @returns {boolean} whether the browser did it */
export const store = (list) => {
  try {
    if (list) localStorage.setItem(KEY(), JSON.stringify(list));
    else localStorage.removeItem(KEY());
    return true;
  } catch {
    return false;
  }
};
