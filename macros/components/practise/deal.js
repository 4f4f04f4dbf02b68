// Which examples are dealt, and in which order. Nothing here knows of a page.

/** @typedef {"alone" | "class"} How */
/**
 * What somebody has asked for: an empty `kind`, `network` or `grade` stands for all, and so does a `most` of 0. `seed` is
 * the number of the set.
 * @typedef {{ how: How, kind: string, network: string, grade: string, most: number, seed: number }} Wanted
 */
/** @typedef {{ id: string, kind: string, network: string, grade: string }} Example */

export const LAST = 9999; // the largest number of a set
const TRAITS = /** @type {const} */ (["kind", "network", "grade"]);

/** @type {Wanted} */
export const ALL = { how: "alone", kind: "", network: "", grade: "", most: 5, seed: 1 };

/**
 * The place of an example in a set, as a number: FNV-1a, and the last steps of MurmurHash3, so that a number one higher
 * gives another order. It goes by the id alone, so an example that is new to the handbook moves no other.
 * @param {number} seed @param {string} id
 */
export const rank = (seed, id) => {
  let hash = 0x811c9dc5;
  for (const letter of `${seed} ${id}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** @template {Example} T @param {T[]} examples @param {Wanted} wanted @returns {T[]} those that are meant */
export const matching = (examples, wanted) => examples.filter((one) => TRAITS.every((trait) => !wanted[trait] || wanted[trait] === one[trait]));

/** @template {Example} T @param {T[]} examples @param {Wanted} wanted @returns {T[]} in the order in which they are dealt */
export const deal = (examples, wanted) => {
  const ranked = matching(examples, wanted).map((one) => /** @type {const} */ ([rank(wanted.seed, one.id), one]));
  const dealt = ranked.sort(([a, one], [b, other]) => a - b || (one.id < other.id ? -1 : 1)).map(([, one]) => one);
  return wanted.most ? dealt.slice(0, wanted.most) : dealt;
};

/** @param {string} text @returns {number} the number of a set, or 0 if it is none */
export const seedOf = (text) => {
  const seed = /^\s*\d{1,4}\s*$/.test(text) ? Number(text) : 0;
  return seed <= LAST ? seed : 0;
};

/** @param {Wanted} wanted @returns {string} the end of an address by which anybody is dealt the same */
export const toAddress = ({ seed, ...rest }) => {
  const said = Object.entries(rest).filter(([name, value]) => value !== Reflect.get(ALL, name));
  return `#${new URLSearchParams([["set", String(seed)], ...said.map(([name, value]) => [name, String(value)])])}`;
};

/** @param {string} hash @returns {Wanted | undefined} what an address asks for, if it is of a set */
export const fromAddress = (hash) => {
  const said = new URLSearchParams(hash.slice(1));
  const seed = seedOf(said.get("set") ?? "");
  if (!seed) return undefined;
  const most = said.get("most") ?? "";
  return {
    how: said.get("how") === "class" ? "class" : "alone",
    kind: said.get("kind") ?? "",
    network: said.get("network") ?? "",
    grade: said.get("grade") ?? "",
    most: /^\d{1,3}$/.test(most) ? Number(most) : ALL.most,
    seed,
  };
};
