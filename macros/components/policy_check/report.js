// What was found, as something to keep: a table for a spreadsheet, JSON, a calendar, and addresses to copy.
import { csv } from "../../theme/csv.js";
import { CALLED, VERDICTS, worstFirst } from "./verdict.js";
import { dayInWords, titled, versionInWords } from "./register.js";

/** @typedef {import("./register.js").Register} Register */
/** @typedef {import("./verdict.js").Finding} Finding */
/** @typedef {import("./verdict.js").Verdict} Verdict */
/** @typedef {import("./collect.js").Contents} Contents */

/**
 * A document that was checked. `approved` is the day on which it was approved or last reviewed.
 * @typedef {{ name: string, approved: string, contents: Contents, rows: Finding[] }} Checked
 */

const FORMAT = 1;
const CRLF = "\r\n";
const NOTICE = 14; // days before a review on which a calendar reminds of it
const LONGEST = 75; // octets of a line of a calendar (RFC 5545, 3.1)

/** The verdicts after which somebody has something to do. @type {readonly Verdict[]} */
export const URGENT = ["withdrawn", "missing", "major"];

/** @param {Finding[]} rows @returns {Map<Verdict, number>} in the order of the verdicts */
export const counts = (rows) => new Map(VERDICTS.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length]));

/** Name each verdict that there is, with how many have it. @param {Finding[]} rows @returns {string[]} */
export const sums = (rows) => [...counts(rows)].filter(([, count]) => count).map(([verdict, count]) => `${CALLED[verdict].toLowerCase()} (${count})`);

/** @param {number} count @param {string} one @param {string} [more] */
export const plural = (count, one, more = `${one}s`) => `${count} ${count === 1 ? one : more}`;

/** What was seen of a document, and what was not. @param {Checked} document @returns {string[]} */
export const seen = ({ contents, rows }) => {
  const { links, elsewhere, unread, format } = contents;
  if (!format) return unread.map(({ what }) => what);
  if (format === "list") return [`${plural(links, "different link")} to the handbook, as the list has them.`, ...unread.map(({ what }) => what)];
  const mentions = rows.filter(({ item }) => item.form === "mention").length;
  const others = !elsewhere ? "" : elsewhere === links ? (links === 1 ? ", which leads elsewhere" : ", all of which lead elsewhere") : `, of which ${elsewhere} ${elsewhere === 1 ? "leads" : "lead"} elsewhere`;
  const found = links ? `${plural(links, "link")}${others}.` : "No links.";
  return [found, ...(mentions ? [`${plural(mentions, "section")} named without a link.`] : []), ...unread.map(({ what, place }) => `Not read${place ? `, ${place}` : ""}: ${what}`)];
};

/** Whether a document has been seen as a whole. @param {Checked} document */
export const isWhole = ({ contents }) => Boolean(contents.format) && !contents.unread.length;

const GRAVEST = /** @type {const} */ (["major", "source", "minor"]);

/** The changes of a row in the order in which they are to be read: the gravest first, and of those the newest. @param {Finding} row */
export const gravestFirst = ({ changes }) => [...changes].reverse().sort((a, b) => GRAVEST.indexOf(a.kind) - GRAVEST.indexOf(b.kind));

/** @param {import("./verdict.js").Change} change */
export const changeInWords = ({ name, kind, note }) => `${versionInWords(name)}, ${kind === "source" ? "a source" : kind}: ${note.replace(/[^.!?]$/u, "$&.")}`;

/** @param {Finding} row */
const target = ({ instead }) => instead.map(({ title, address }) => `${title}: ${address}`).join("; ");

const COLUMNS = ["Document", "Approved", "Verdict", "Section", "Id", "Where", "Words", "Address", "Counted from", "What", "Changes", "Instead", "Address to put in its place", "Address of today’s version"];

/** As a table for a spreadsheet. @param {Checked[]} documents */
export const asCsv = (documents) => {
  const lines = [COLUMNS];
  for (const { name, approved, contents, rows } of documents) {
    for (const row of worstFirst(rows)) {
      const { item } = row;
      const where = [item.place, item.tracked && `${item.tracked}, pending`].filter(Boolean).join(", ");
      lines.push([name, approved, CALLED[row.verdict], row.title, row.id, where, item.words, item.address, row.since, row.says.join(" "), gravestFirst(row).map(changeInWords).join(" | "), target(row), row.replacement, row.renewed]);
    }
    for (const { what, place } of contents.unread) lines.push([name, approved, "Not read", "", "", place, "", "", "", what, "", "", "", ""]);
  }
  return csv(lines);
};

/** To be read in a window of commands: the worst first, and what was not read. @param {Checked[]} documents @param {Register} register @param {string} day */
export const asText = (documents, register, day) => {
  const lines = [`Links to the ${edition(register)}. Checked on ${dayInWords(day)}.`];
  for (const document of documents) {
    lines.push("", document.name, ...seen(document).map((words) => `  ${words}`));
    for (const row of worstFirst(document.rows)) {
      const { verdict, item, title, says, replacement, renewed } = row;
      lines.push(`  ${CALLED[verdict].toUpperCase()}: ${title || item.address}${item.place ? ` (${item.place})` : ""}`, `    ${item.address || item.words}`, `    ${says.join(" ")}`);
      lines.push(...gravestFirst(row).map((change) => `    - ${changeInWords(change)}`), ...row.instead.map(({ title, address }) => `    > ${title}: ${address}`));
      if (replacement) lines.push(`    > Put in its place: ${replacement}`);
      if (renewed) lines.push(`    > Today’s version: ${renewed}`);
    }
  }
  const missed = documents.filter((document) => !isWhole(document)).length;
  lines.push("", `${plural(documents.length, "document")}: ${sums(documents.flatMap(({ rows }) => rows)).join(", ") || "no links to the handbook"}.${missed ? ` Of ${missed} not everything was read.` : ""}`);
  return `${lines.join("\n")}\n`;
};

/** For programs. @param {Checked[]} documents @param {Register} register @param {string} day on which it was checked */
export const asJson = (documents, register, day) =>
  `${JSON.stringify(
    {
      format: FORMAT,
      checked: day,
      handbook: { name: register.name, url: register.url, edition: register.edition },
      documents: documents.map(({ name, approved, contents, rows }) => ({
        name,
        format: contents.format,
        approved: approved || null,
        whole: Boolean(contents.format) && !contents.unread.length,
        unread: contents.unread,
        links: contents.links,
        elsewhere: contents.elsewhere,
        found: worstFirst(rows).map(({ verdict, item, id, title, since, by, changes, says, instead, replacement, renewed, home }) => ({
          verdict,
          id: id || null,
          title,
          form: item.form,
          address: item.address || null,
          words: item.words,
          place: item.place,
          around: item.around,
          tracked: item.tracked || null,
          since: since || null,
          since_from: by || null,
          says,
          changes: changes.map(({ id, name, kind, note, path }) => ({ id, version: name, kind, note, address: `${home || register.url}${path}` })),
          instead,
          replacement: replacement || null,
          renewed: renewed || null,
        })),
      })),
    },
    null,
    2,
  )}\n`;

/** The addresses that should be replaced, each once, with the one to put in its place. @param {Checked[]} documents @returns {[string, string][]} */
export const replacements = (documents) => [...new Map(documents.flatMap(({ rows }) => rows.flatMap(({ item, replacement }) => (item.address && replacement ? [/** @type {[string, string]} */ ([item.address, replacement])] : []))))];

/** The same as a table to paste. @param {[string, string][]} pairs */
export const replacementTable = (pairs) => [["Address in the document", "Address to put in its place"], ...pairs].map((pair) => pair.join("\t")).join("\n");

/** @param {string} text */
const escaped = (text) => text.replace(/([\\;,])/gu, "\\$1").replaceAll("\n", "\\n");

/** @param {string} line @returns {string} one line or more, short enough, cut between characters */
const folded = (line) => {
  const encoder = new TextEncoder();
  let [done, rest] = ["", ""];
  for (const character of line) {
    if (encoder.encode(rest + character).length > LONGEST) {
      done += rest + CRLF;
      rest = " ";
    }
    rest += character;
  }
  return done + rest + CRLF;
};

/** When the pages that are cited are to be reviewed. @param {Finding[]} rows @param {Register} register @returns {{ id: string, title: string, due: string, owner: string, url: string, sections: string[] }[]} */
export const reviewDates = (rows, register) => {
  /** @type {Map<string, Set<string>>} */
  const cited = new Map();
  for (const { id } of rows) {
    const section = register.sections.get(id);
    if (section && !section.withdrawn) cited.set(section.page, (cited.get(section.page) ?? new Set()).add(titled(section)));
  }
  return [...cited]
    .flatMap(([url, sections]) => {
      const page = register.pages.get(url);
      return page?.due ? [{ id: page.id, title: page.title, due: page.due, owner: page.owner, url, sections: [...sections] }] : [];
    })
    .sort((a, b) => (a.due < b.due ? -1 : 1));
};

/** A day a year later, or the last of its month. @param {string} day */
const yearAfter = (day) => {
  const later = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return later.endsWith("-02-29") ? later.replace(/29$/u, "28") : later;
};

/** When the documents are to be reviewed: by the rule of the handbook a year after they were approved. @param {Checked[]} documents @param {string} host */
const ownReviews = (documents, host) =>
  documents
    .filter(({ approved }) => approved)
    .map(({ name, approved }) => ({
      uid: `policy-${(name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join("-")}@${host}`,
      due: yearAfter(approved),
      summary: `Review our policy, and check its links: ${name}`,
      says: `A year after ${dayInWords(approved)}, when it was approved or last reviewed. Move it to the day that you have set.`,
      url: "",
    }));

/**
 * As a calendar, as RFC 5545 has it: a day for each document and for each page that is cited, with a reminder before it.
 * @param {Checked[]} documents @param {Register} register @param {Date} now
 */
export const asCalendar = (documents, register, now) => {
  const stamp = `${now.toISOString().replace(/[-:]|\.\d+/gu, "")}`;
  const host = /^[a-z]+:\/\/([^/:]+)/u.exec(register.url)?.[1] ?? "handbook";
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:PUBLISH", `PRODID:-//${escaped(register.name)}//Policy check//EN`, `X-WR-CALNAME:${escaped("Reviews of our policies and of what they cite")}`];
  const cited = reviewDates(documents.flatMap(({ rows }) => rows), register).map(({ id, title, due, owner, url, sections }) => ({
    uid: `cited-${id}@${host}`,
    due,
    summary: `Due for review in the handbook: ${title}`,
    says: `Cited by us: ${sections.join("; ")}. Owner of the page: ${owner}.`,
    url: register.url + url,
  }));
  for (const { uid, due, summary, says, url } of [...ownReviews(documents, host), ...cited]) {
    lines.push(
      "BEGIN:VEVENT",
      `UID:${uid}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${due.replaceAll("-", "")}`,
      "TRANSP:TRANSPARENT",
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(says)}`,
      ...(url ? [`URL:${url}`] : []),
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      `TRIGGER:-P${NOTICE}D`,
      `DESCRIPTION:${escaped(summary)}`,
      "END:VALARM",
      "END:VEVENT",
    );
  }
  return [...lines, "END:VCALENDAR"].map(folded).join("");
};

/** The edition of the register, in words. @param {Register} register */
export const edition = ({ name, edition }) => `${name}, as it stood on ${dayInWords(edition)}`;
