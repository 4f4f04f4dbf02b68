// What is said below a time of which a part has been deleted.

import { element, write } from "../../theme/elements.js";
import { isHalf } from "./fields.js";
import { exactly } from "./times.js";

/** @typedef {import("./fields.js").Field} Field */

/** Make the line below a time that says what is kept while it is not complete; it always has its room. @param {Field} field */
export const halfLine = (field) => {
  const line = element("span", { className: "hb-small hb-incident__half", role: "status" });
  field.after(line);
  return line;
};

/** @param {Field} field @param {Element} line @param {string} kept */
export const showHalf = (field, line, kept) => {
  const at = kept && exactly(kept);
  write(line, isHalf(field) ? `Not complete. ${at ? `${at} is kept until it is.` : "Nothing is kept until it is."}` : "");
};
