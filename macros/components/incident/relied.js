// The sections that a record rests on. A record that was read from a file may name any address for them.
import { attempt } from "../../theme/merge.js";

/** @typedef {import("./records.js").Relied} Relied */
/** @typedef {(address: string) => string} Own  returns the address of a section of this handbook, and "" for any other */

/** @param {string[]} homes  the addresses at which this handbook begins @returns {Own} */
export const ownAddress = (homes) => (address) => {
  const href = attempt(() => new URL(address).href) ?? "";
  return homes.some((home) => href.startsWith(`${home}s/`)) ? href : "";
};

/** @param {Relied} section @returns {string} what is said of a section after its title */
export const versionOf = ({ version }) => (version ? `, version of ${version}` : "");

/** @param {Relied} section @param {Own} own @returns {string} its address, and whether that is one of ours */
export const addressOf = ({ address }, own) => own(address) || `${address} (not an address of this handbook)`;
