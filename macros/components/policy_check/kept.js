// A list for next time: the links to the handbook of each document, and since when changes count; nothing else of what the
// documents say. What is asked of it comes out as of the documents: each link is judged anew from what it was.
import { keyOf } from "../../theme/host.js";
import { attempt, fits, isText } from "../../theme/merge.js";
import { basesAt, locate } from "./addresses.js";
import { isDay, isToCome, isVersion } from "./days.js";
import { unwrapped } from "./readers/unwrap.js";
import { isWhole } from "./report.js";

/** @typedef {import("./register.js").Register} Register */
/** @typedef {import("./report.js").Checked} Checked */
/** @typedef {import("./collect.js").Citation} Citation */
/**
 * A link has its address as the document has it, and the version that its words name; "" where they name none. A section
 * that is named without a link has its id. `approved` is "" where nobody has said it: then what has changed since `kept`
 * is told too. `whole` tells whether all of the document was read, and `copies` and `former` are
 * addresses that it has or had too.
 * @typedef {{ address: string, since?: string, tracked?: Citation["tracked"] } | { mention: string }} KeptLink
 * @typedef {{ label: string, approved: string, kept: string, whole: boolean, copies: string[], former: string[], links: KeptLink[] }} KeptDocument
 * @typedef {{ format: number, kept: string, documents: KeptDocument[] }} KeptList
 */

const FORMAT = 2;
const ID = /^[a-z0-9-]+$/u;
const TRACKED = ["", "inserted", "deleted"];

const isPast = (/** @type {unknown} */ day) => isDay(day) && !isToCome(day);
const isLink = (/** @type {any} */ link) =>
  link instanceof Object && ("mention" in link ? ID.test(link.mention) : isText(link.address) && (!link.since || isVersion(link.since)) && TRACKED.includes(link.tracked ?? ""));
const every = (/** @type {(value: any) => boolean} */ is) => (/** @type {unknown} */ values) => Array.isArray(values) && values.every(is);
const isDocument = (/** @type {unknown} */ each) =>
  fits(each, { label: isText, approved: (/** @type {unknown} */ day) => day === "" || isPast(day), kept: isPast, whole: (/** @type {unknown} */ is) => typeof is === "boolean", copies: every(isText), former: every(isText), links: every(isLink) });

/** What a list keeps of a row, as the key and the value of it. @param {import("./verdict.js").Finding} row @returns {[string, KeptLink]} */
const entry = ({ item, since, by }) => {
  const own = by === "words" ? since : (item.kept?.since ?? "");
  /** @type {KeptLink} */
  const link = item.form === "mention" ? { mention: item.id ?? "" } : { address: unwrapped(item.address.trim()), ...(own && { since: own }), ...(item.tracked && { tracked: item.tracked }) };
  return [JSON.stringify(link), link];
};

/**
 * @param {{ label: string, checked: Checked }[]} documents  with what each is called in the list
 * @param {string} day
 * @param {Register} register
 * @param {{ copies: string[], former: string[] }} known  addresses that the handbook has or had too: those that a document names are kept
 * @returns {KeptList}
 */
export const listOf = (documents, day, register, known) => ({
  format: FORMAT,
  kept: day,
  documents: documents.map(({ label, checked }, n) => {
    const { approved, rows, contents } = checked;
    const names = (/** @type {string} */ base) => {
      const [only] = basesAt(register, [base]);
      return Boolean(only) && rows.some(({ item }) => !["elsewhere", "asked"].includes(locate(item.address, register, only ? [only] : []).kind));
    };
    return {
      label: label.trim() || `Document ${n + 1}`,
      approved,
      kept: rows.find(({ item }) => item.kept)?.item.kept?.on ?? day,
      whole: isWhole(checked),
      copies: [...new Set([...known.copies, ...(contents.copies ?? [])])].filter(names),
      former: [...new Set([...known.former, ...(contents.former ?? [])])].filter(names),
      links: [...new Map(rows.map(entry)).values()],
    };
  }),
});

/** @param {string} text @returns {KeptList | string} or why it cannot be read */
export const readList = (text) => {
  const found = attempt(() => JSON.parse(text));
  if (found?.format > FORMAT) return "This list comes from a newer version of this page.";
  if (found?.format === 1) return "This list was kept by an older version of this page, which left links out: check the documents again, and keep a new one.";
  return fits(found, { format: (/** @type {unknown} */ format) => format === FORMAT, kept: isPast, documents: every(isDocument) }) ? found : "This file is no list that this page has saved.";
};

/** The links that a list stands for. @param {KeptDocument} document @param {Register} register @returns {import("./collect.js").Contents} */
export const contentsOf = ({ links, kept, whole, copies, former }, register) => ({
  format: "list",
  links: links.filter((link) => "address" in link).length,
  elsewhere: 0,
  unread: whole ? [] : [{ what: "Not all of it could be read when the list was kept.", place: "" }],
  copies,
  former,
  items: links.map((link) => {
    const common = { place: "", around: "", spots: [] };
    if ("mention" in link) return { ...common, form: "mention", address: "", id: link.mention, words: register.sections.get(link.mention)?.title ?? "", tracked: "", kept: { since: "", on: kept } };
    return { ...common, form: "link", address: link.address, words: "", tracked: link.tracked ?? "", kept: { since: link.since ?? "", on: kept } };
  }),
});

const KEY = () => keyOf("policies");

/** @returns {KeptList | string} what this browser keeps; or why that cannot be read, "" where there is nothing */
export const stored = () => {
  const text = attempt(() => localStorage.getItem(KEY()));
  return text ? readList(text) : "";
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
