// What .docx, .xlsx and .pptx share: a package of parts, and the relationships between them.

import { consult } from "./xml.js";

/** @typedef {import("../document.js").DocumentFinding} DocumentFinding */
/** @typedef {import("../document.js").DocumentLink} DocumentLink */
/** @typedef {import("../document.js").Spot} Spot */
/** @typedef {import("./prose.js").Related} Related */
/** @typedef {import("./zip.js").Zip} Zip */
/**
 * @typedef {{ target: string, type: string, external: boolean, spot: Spot | undefined }} Relationship
 *   `target`: an address, or the name of a part; `type`: the last word of its type.
 * @typedef {Map<string, Relationship>} Relationships  by their ids
 */

const ADDRESS = /^[a-z][a-z\d+.-]+:/i;

/** @param {string} part @returns {string} the part with its relationships */
export const relsOf = (part) => part.replace(/([^/]*)$/, "_rels/$1.rels");

/** @param {string} base  a part @param {string} target @returns {string} the name of the part it leads to */
const resolved = (base, target) => {
  const names = target.startsWith("/") ? [] : base.split("/").slice(0, -1);
  for (const name of target.split("/")) {
    if (name === "..") names.pop();
    else if (name && name !== ".") names.push(name);
  }
  return names.join("/");
};

/**
 * Reads the relationships of a part; those of "" are those of the package.
 *
 * @param {Zip} zip @param {string} part @param {DocumentFinding[]} out
 * @returns {Promise<Relationships>}
 */
export const relationships = async (zip, part, out) => {
  /** @type {Relationships} */
  const found = new Map();
  await consult(
    zip,
    relsOf(part),
    {
      open: (name, { Id, Target, Type, TargetMode }, spotOf) => {
        if (name !== "Relationship" || !Id) return;
        // Some programs do not say that an address leads out.
        const external = TargetMode === "External" || ADDRESS.test(Target ?? "");
        const target = external ? (Target ?? "") : resolved(part, Target ?? "");
        const spot = external ? spotOf("Target") : undefined;
        found.set(Id, { target, type: (Type ?? "").replace(/^.*\//, ""), external, spot });
      },
    },
    out,
  );
  return found;
};

/** @param {Relationships} all @param {string[]} types @returns {string[]} the parts that these lead to */
export const partsOf = (all, ...types) =>
  [...all.values()].filter(({ type, external }) => !external && types.includes(type)).map(({ target }) => target);

/** @param {Zip} zip @param {DocumentFinding[]} out @returns {Promise<string>} the part that everything starts from */
export const mainPart = async (zip, out) => partsOf(await relationships(zip, "", out), "officeDocument")[0] ?? "";

/**
 * Says which files within a file were not looked into.
 *
 * @param {Relationships} all @param {string} place
 * @returns {DocumentFinding[]}
 */
export const embedded = (all, place) =>
  partsOf(all, "package", "oleObject", "aFChunk").map((part) => ({
    kind: "unread",
    what: `A file within this file (${part.replace(/^.*\//, "")}) was not read: save it on its own, and drop it too.`,
    place,
  }));

/**
 * Gives links that share a relationship, but not their whole address, the spots of their own: what is changed there
 * changes no other.
 *
 * @param {Map<DocumentLink, Related[]>} related  the relationships that each link names
 * @param {Relationships} all
 */
export const apart = (related, all) => {
  /** @type {Map<string, Set<string>>} */
  const shared = new Map();
  for (const [link, ids] of related) {
    for (const { id } of ids) shared.set(id, (shared.get(id) ?? new Set()).add(link.address));
  }
  for (const [link, ids] of related) {
    for (const { id, spot } of ids) {
      if ((shared.get(id)?.size ?? 0) < 2 || !spot) continue;
      const target = all.get(id)?.spot;
      link.spots = link.spots.filter(({ part, start }) => part !== target?.part || start !== target.start);
      link.spots.unshift({ ...spot, holds: "relationship" });
    }
  }
};
