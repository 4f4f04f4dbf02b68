// The register of sections as the check reads it: from the data that the build gives, which is as small as it can be.
import { ordinals } from "./words.js";

/**
 * @typedef {"new" | "major" | "source" | "minor" | "moved"} ChangeKind
 * @typedef {{ name: string, kind: ChangeKind, note: string, title: string, page: string }} Version
 * @typedef {{ date: string, reason: string, see: string[] }} Withdrawal
 * @typedef {{ id: string, title: string, called: string, page: string, level: number, around: string, versions: Version[],
 *   withdrawn: Withdrawal | null }} Section
 *   What has a permanent address; its versions are oldest first. `page` is the address of its page below the site, and
 *   `around` the id of the section that an example stands in: what it said before its first version is told there.
 * @typedef {{ url: string, title: string, id: string, due: string, owner: string }} Page
 *   One of today, or one that is gone, which has no id.
 * @typedef {{ name: string, url: string, edition: string, former: string[], copies: string[],
 *   sections: Map<string, Section>, pages: Map<string, Page>, original: Register | null, reworded: Set<string> }} Register
 *   `url` is where the handbook is published, `former` are addresses that it once had, and `copies` other places where
 *   it is read; `edition` is the day of the newest change. One that an organisation has made its own knows its `original`
 *   as it last took it in, and which sections it says otherwise.
 */

/** @type {ChangeKind[]} */
const KINDS = ["new", "major", "source", "minor", "moved"];
const NO_SECTION = 4; // the level of an example, a checklist or a clause

/**
 * What the build gives; numbers are places in `notes`, `pages` and `kinds`.
 * @typedef {[name: string, kind: number, note: number, title: string, page: number]} VersionEntry
 * @typedef {[id: string, title: string, called: number, level: number, page: number, around: string, versions: VersionEntry[],
 *   withdrawn: [date: string, reason: string, see: string[]] | null]} SectionData
 * @typedef {{ name: string, url: string, edition: string, former: string[], copies: string[], notes: string[], kinds: string[],
 *   pages: [url: string, title: string, id: string, due: string, owner: string][], sections: SectionData[],
 *   original?: RegisterData, reworded?: string[] }} RegisterData
 */

/** @param {RegisterData} data @returns {Register} */
export const open = (data) => {
  const url = (/** @type {number} */ at) => data.pages[at]?.[0] ?? "";
  /** @param {SectionData} found @returns {[string, Section]} */
  const section = ([id, title, called, level, page, around, versions, withdrawn]) => [
    id,
    {
      id,
      title,
      called: data.kinds[called] ?? "section",
      page: url(page),
      level,
      around,
      versions: versions.map(([name, kind, note, own, at]) => ({
        name,
        kind: KINDS[kind] ?? "minor",
        note: data.notes[note] ?? "",
        title: own || title,
        page: at < 0 ? url(page) : url(at),
      })),
      withdrawn: withdrawn && { date: withdrawn[0], reason: withdrawn[1], see: withdrawn[2] },
    },
  ];
  const { name, edition, former, copies } = data;
  return {
    name,
    url: data.url,
    edition,
    former,
    copies,
    sections: new Map(data.sections.map(section)),
    pages: new Map(data.pages.map(([url, title, id, due, owner]) => [url, { url, title, id, due, owner }])),
    original: data.original ? open(data.original) : null,
    reworded: new Set(data.reworded),
  };
};

/** The day of a version, by its name. @param {string} name */
export const dayOf = (name) => name.slice(0, 10);

/** The version that a reader is shown today: the newest one but for those in which only the page has changed. @param {Section} section */
export const current = ({ versions }) => versions.filter(({ kind }) => kind !== "moved").at(-1) ?? versions[0];

/** The version that was in force at the end of a day. @param {Section} section @param {string} day */
export const versionOn = ({ versions }, day) => versions.filter(({ name, kind }) => kind !== "moved" && dayOf(name) <= day).at(-1);

/** The sections that stand on a page, and nothing else that does. @param {Register} register @param {string} url */
export const sectionsOn = (register, url) =>
  [...register.sections.values()].filter(({ page, level, withdrawn }) => page === url && level > 1 && level < NO_SECTION && !withdrawn);

/** What it is called where its title alone would not say it. @param {Section} section */
export const titled = ({ title, called, level }) => (level === 1 ? `${title} (whole page)` : level === NO_SECTION ? `${title} (${called})` : title);

/** A version in words. @param {string} name */
export const versionInWords = (name) => {
  const number = Number(name.slice(11) || 1);
  const which = ordinals[number - 2] ? `the ${ordinals[number - 2]}` : `number ${number}`;
  return `${dayInWords(dayOf(name))}${number > 1 ? ` (${which} of that day)` : ""}`;
};

const calendar = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** @param {string} day such as 2026-11-22 */
export const dayInWords = (day) => calendar.format(new Date(`${day}T12:00Z`));
