// Whether a link still holds: what has become of the section that it leads to since somebody last read it.
import { nearest } from "../../theme/nearest.js";
import { isDay, isToCome } from "./days.js";
import { locate, meant, permanent } from "./addresses.js";
import { current, dayInWords, dayOf, sectionsOn, titled, versionInWords } from "./register.js";
import { citedVersion } from "./words.js";

/** @typedef {import("./register.js").Register} Register */
/** @typedef {import("./register.js").Section} Section */
/** @typedef {import("./addresses.js").Place} Place */
/** @typedef {import("./collect.js").Citation} Citation */

/** From the worst to the best. A mention is no link, and what is asked about is not known to lead to the handbook. */
export const VERDICTS = /** @type {const} */ (["withdrawn", "missing", "major", "source", "minor", "fragile", "original", "page", "undated", "mention", "asked", "current"]);
/** @typedef {typeof VERDICTS[number]} Verdict */

/** What each is called. @type {Record<Verdict, string>} */
export const CALLED = {
  withdrawn: "Withdrawn",
  missing: "No such section",
  major: "Changed since: major",
  source: "Changed since: a source",
  minor: "Changed since: minor",
  fragile: "Address may break",
  original: "Leads to the original",
  page: "A page only",
  undated: "Date unknown",
  mention: "Named without a link",
  asked: "Perhaps a handbook",
  current: "Up to date",
};

/**
 * `name` is that of the version, `path` leads below the handbook to the words that it has changed.
 * @typedef {{ id: string, title: string, name: string, kind: "major" | "source" | "minor", note: string, path: string }} Change
 * @typedef {{ id: string, title: string, address: string }} Instead
 * @typedef {{ verdict: Verdict, item: Citation, id: string, title: string, since: string, by: "address" | "words" | "document" | "list" | "",
 *   changes: Change[], says: string[], instead: Instead[], replacement: string, renewed: string, home: string }} Finding
 *   `since` is the version or the day from which on changes count, and `by` what has told it. `instead` is what may be
 *   linked in its place. `replacement` is the address that should stand in the document in any case, and `renewed` the
 *   one that leads to today's version where an older one is linked; "" where there is none. `home` is the address below
 *   which the section and its changes stand: "" of this handbook, or that of the original.
 */

const MOST_SECTIONS = 12; // of a page, that are offered in place of it

/**
 * What has changed since a version, or since the end of a day, oldest first. What an example said before it had versions
 * of its own is told by the section around it.
 * @param {Register} register @param {Section} section @param {string} since
 * @param {boolean} byDay  though a version may have the same name
 * @returns {Change[]}
 */
const changesSince = (register, section, since, byDay) => {
  const { id, versions } = section;
  const exact = byDay ? -1 : versions.findIndex(({ name }) => name === since);
  const isLater = (/** @type {string} */ name, /** @type {number} */ at) => (exact < 0 ? dayOf(name) > dayOf(since) : at > exact);
  const own = versions.flatMap(({ name, kind, note, title }, at) =>
    kind !== "new" && kind !== "moved" && isLater(name, at) ? [{ id, title, name, kind, note, path: `s/${id}/history/index.html#${name}` }] : [],
  );
  const first = dayOf(versions[0]?.name ?? "");
  const around = register.sections.get(section.around);
  return [...(around ? changesSince(register, around, dayOf(since), true).filter(({ name }) => dayOf(name) < first) : []), ...own];
};

/** The gravest kind of change; "" of none. @param {Change[]} changes */
const worst = (changes) => (/** @type {const} */ (["major", "source", "minor"])).find((kind) => changes.some((change) => change.kind === kind)) ?? "";

/** A version or a day in words. @param {string} since @param {boolean} byDay */
const sinceInWords = (since, byDay) => (byDay ? dayInWords(since) : `the version of ${versionInWords(since)}`);

/** @param {Register} register @param {{ base: string, former: boolean }} place @param {Iterable<string>} ids @returns {Instead[]} */
const offered = (register, place, ids) =>
  [...ids].flatMap((id) => {
    const section = register.sections.get(id);
    return section ? [{ id, title: titled(section), address: permanent(register, place, id) }] : [];
  });

/** @param {Citation} item @param {Partial<Finding> & { verdict: Verdict }} found @returns {Finding} */
const row = (item, found) => ({ item, id: "", title: "", since: "", by: "", changes: [], says: [], instead: [], replacement: "", renewed: "", home: "", ...found });

/** What was found near to an address, by the register: looking for it takes some milliseconds. @type {WeakMap<Register, Map<string, string[]>>} */
const found = new WeakMap();

/** @param {Register} register @param {string} path @returns {string[]} the ids that are nearest to it */
const near = (register, path) => {
  const before = found.get(register) ?? new Map();
  found.set(register, before);
  const known = () => [...register.sections.values()].map(({ id, level, page }) => ({ id, page: level === 1 ? page : "" }));
  if (!before.has(path)) before.set(path, nearest(path, known()).ids);
  return before.get(path);
};

/**
 * @param {Citation} item
 * @param {{ register: Register, ours: ReturnType<typeof import("./addresses.js").bases>, approved: string }} options
 *   `approved` is the day on which the document was approved or last reviewed; "" where nobody has said it
 * @returns {Finding | null} nothing of what leads elsewhere
 */
export const judge = (item, { register, ours, approved }) => {
  if (item.form === "mention") return mention(item, register);
  const place = locate(item.address, register, ours);
  // What was one of ours when a list was kept is never left out of it.
  if (place.kind === "elsewhere") return item.kept ? missing(item, { kind: "missing", base: "", former: false, of: register, path: item.address, id: "", version: "" }, register) : null;
  if (place.kind === "asked") return row(item, { verdict: "asked", title: place.base, says: ["This may be another address of this handbook, or a copy that an organisation has made its own and may say otherwise. It was not checked."] });
  const found = inHandbook(item, place, place.of, approved);
  return place.of === register.original ? ofOriginal(found, place.of, register) : found;
};

/** @param {Citation} item @param {Extract<Place, { base: string, former: boolean, of: Register }>} place @param {Register} register  of the handbook that it leads to @param {string} approved */
const inHandbook = (item, place, register, approved) => {
  if (place.kind === "file") {
    const replacement = place.former && register.url ? `${register.url}${place.path}` : "";
    return row(item, { verdict: replacement ? "fragile" : "current", title: place.path, says: [replacement ? "The handbook no longer has this address." : "A file of the handbook, which is no section."], replacement });
  }
  if (place.kind === "missing") return missing(item, place, register);
  return ofSection(item, place, register, approved);
};

/** What comes of a link as such a one, when nothing graver does. @type {readonly Verdict[]} */
const OF_LINKS = ["fragile", "page", "undated", "current"];

/**
 * A link to the original, as it is told to those who have made it their own: what is known of the original, and the same
 * section of theirs. That takes the place of the link unasked only where it says the same, and no version was meant.
 * @param {Finding} found  by the register of the original @param {Register} original @param {Register} register
 * @returns {Finding}
 */
const ofOriginal = (found, original, register) => {
  const here = register.sections.get(found.id);
  const isReworded = register.reworded.has(found.id);
  const says = [`It leads to the original, “${original.name}”, and not to “${register.name}”.`, ...found.says, `The newest change of the original that is known here is of ${dayInWords(original.edition)}.`];
  if (here?.withdrawn) says.push(`In “${register.name}”: ${end(here)}`);
  else if (isReworded) says.push(`“${register.name}” says it in other words: read them before you link to them.`);
  else if (found.id && !here) says.push(`“${register.name}” has no such section.`);
  const place = { base: "", former: false };
  const instead = offered(register, place, here?.withdrawn ? here.withdrawn.see : new Set([...(here ? [here.id] : []), ...found.instead.map(({ id }) => id)]));
  const isVersion = found.by === "address" || found.by === "words";
  const isSame = here && !here.withdrawn && !isReworded && !isVersion && found.verdict !== "withdrawn";
  return {
    ...found,
    verdict: OF_LINKS.includes(found.verdict) ? "original" : found.verdict,
    says,
    instead,
    replacement: isSame ? permanent(register, place, here.id) : "",
    renewed: "",
    home: original.url,
  };
};

/** @param {Citation} item @param {Register} register */
const mention = (item, register) => {
  const section = register.sections.get(item.id ?? "");
  if (!section) return item.kept ? row(item, { verdict: "missing", title: item.id ?? "", says: ["The handbook has no such section."] }) : null;
  const place = { base: "", former: false };
  if (section.withdrawn) return row(item, { verdict: "withdrawn", id: section.id, title: titled(section), says: ["Named without a link.", end(section)], instead: offered(register, place, section.withdrawn.see) });
  return row(item, { verdict: "mention", id: section.id, title: titled(section), says: ["It is named, and no link leads to it."], instead: offered(register, place, [section.id]) });
};

/** @param {Section} section */
const end = ({ withdrawn }) => (withdrawn ? `Withdrawn on ${dayInWords(withdrawn.date)}. ${withdrawn.reason}` : "");

/** @param {Citation} item @param {Extract<Place, { kind: "missing" }>} place @param {Register} register */
const missing = (item, place, register) => {
  const section = register.sections.get(place.id);
  if (section && place.version) {
    const version = meant(register, section.id, place.version);
    const address = version ? permanent(register, place, section.id, version.name) : "";
    const says = [`“${section.title}” has no version of ${isDay(dayOf(place.version)) ? versionInWords(place.version) : place.version}.`];
    const instead = version ? [{ id: section.id, title: `${titled(section)}, version of ${versionInWords(version.name)}`, address }] : [];
    return row(item, { verdict: "missing", id: section.id, title: titled(section), says, instead });
  }
  const ids = section ? [section.id] : near(register, place.path);
  const says = [`Nothing in the handbook has this address.${ids.length ? " Did you mean one of these?" : " Look for what was meant in the list of sections."}`];
  return row(item, { verdict: "missing", id: section?.id ?? "", title: section ? titled(section) : "", says, instead: offered(register, place, ids) });
};

/** Why an address may not last, in words. @param {Extract<Place, { kind: "section" }>} place @param {Section} section @param {Register} register */
const weaknesses = (place, section, register) => {
  const says = place.former ? [`The address ${place.base} is no longer that of the handbook.`] : [];
  if (place.by === "fragment" && place.page && place.page !== section.page) says.push("It is no longer on this page.");
  if ((place.by === "fragment" || place.by === "page") && register.pages.get(place.page)?.id === "") says.push("This page is gone.");
  if (place.by === "fragment") says.push("Some programs lose what follows the # in an address.");
  if (place.by === "page" && place.fragment) says.push(`“#${place.fragment}” is no section of the handbook: it may move, or be gone.`);
  return says;
};

/** @param {Citation} item @param {Extract<Place, { kind: "section" }>} place @param {Register} register @param {string} approved */
const ofSection = (item, place, register, approved) => {
  const section = /** @type {Section} */ (register.sections.get(place.id));
  const common = { id: section.id, title: titled(section) };
  const said = item.kept?.since ?? citedVersion(item.words, item.around);
  const named = place.version || place.on || said;
  const toCome = isToCome(named) ? named : "";
  const since = (toCome ? "" : named) || approved;
  const by = !since ? "" : since !== named ? "document" : place.version || place.on ? "address" : "words";
  if (section.withdrawn) {
    const instead = offered(register, place, section.withdrawn.see);
    return row(item, { ...common, verdict: "withdrawn", since, by, says: [end(section)], instead });
  }
  const weak = weaknesses(place, section, register);
  const byDay = by === "document" || by === "" || (by === "address" && !place.version);
  // A list tells at least what has changed since it was kept.
  const from = since || (item.kept?.on ?? "");
  const changes = from ? changesSince(register, section, from, byDay) : [];
  const ever = section.versions.some(({ kind }, at) => at > 0 && kind !== "moved");
  const newest = current(section);
  const kept = place.by === "version" ? place.version : "";
  const replacement = weak.length ? permanent(register, place, section.id, kept) : "";
  const old = kept && newest && kept !== newest.name && changes.length > 0;
  const renewed = old ? permanent(register, place, section.id, newest.name) : "";
  const grave = worst(changes);
  const whole = place.by === "page" && !place.fragment && section.level === 1;
  const instead = place.by === "page" ? offered(register, place, [section.id, ...sectionsOn(register, section.page).map(({ id }) => id)].slice(0, MOST_SECTIONS)) : [];
  const says = [...weak, ...(toCome ? [`It names ${dayInWords(dayOf(toCome))}, which is still to come.`] : [])];
  if (since && changes.length) says.push(`Changed since ${sinceInWords(since, byDay)}.`);
  else if (since) says.push(`Not changed since ${sinceInWords(since, byDay)}.`);
  else if (changes.length) says.push(`Changed since ${sinceInWords(from, true)}, when the list was kept, and nothing tells which text was meant.`);
  else if (ever && newest) says.push(`It has changed since it was first published, and nothing tells which text was meant. The newest is the version of ${versionInWords(newest.name)}.`);
  else says.push("It has never changed.");
  if (whole) says.push("It leads to a page, and names no section of it.");
  const shape = weak.length ? "fragile" : whole ? "page" : !since && (ever || toCome) ? "undated" : "current";
  return row(item, { ...common, verdict: grave || shape, since: since || (changes.length ? from : ""), by: by || (changes.length ? "list" : ""), changes, says, instead, replacement: whole && !replacement ? permanent(register, place, section.id) : replacement, renewed });
};

/** Rows in the order in which they are to be looked at, and otherwise as they stand in the document. @param {Finding[]} rows */
export const worstFirst = (rows) => [...rows].sort((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict));
