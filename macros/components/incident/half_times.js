// What is said below a time of which a part has been deleted.

import { element, roomy, write } from "../../theme/elements.js";
import { isHalf } from "./fields.js";
import { exactly } from "./times.js";

/** @typedef {import("./fields.js").Field} Field */

/** The longest that it says. */
const ROOM = "Still kept: 30 September 2026 at 00:00:00 GMT";

/** Make the line below a time that says what is kept while it is not complete; it always has its room. @param {Field} field */
export const halfLine = (field) => {
  const line = element("span", { role: "status" });
  field.after(roomy("hb-incident__half", ROOM, line));
  return line;
};

/** @param {Field} field @param {Element} line @param {string} kept */
export const showHalf = (field, line, kept) => {
  write(line, isHalf(field) ? (kept ? `Still kept: ${exactly(kept)}` : "Not complete, so not kept yet") : "");
};
