// What was found, to print, to download and to copy.
import { copyStatus } from "../../theme/clipboard.js";
import { download } from "../../theme/download.js";
import { button, div, element, write } from "../../theme/elements.js";
import { today } from "./days.js";
import { asCalendar, asCsv, asJson, plural, replacementTable, replacements } from "./report.js";

/** @param {import("./results.js").Results} results @param {import("./register.js").Register} register */
export function takeAway(results, register) {
  const name = `policy check ${today()}`;
  const checked = () => results.documents.map(({ checked }) => checked);
  const { status, copy, clear } = copyStatus();
  const none = element("p", { className: "hb-policy_check__said", role: "status" });
  const addresses = () => {
    const found = replacements(checked());
    if (!found.length) clear();
    else copy(replacementTable(found), "", `Copied: ${plural(found.length, "address", "addresses")}`);
    write(none, found.length ? "" : "No address has to be replaced.");
  };
  return div(
    "hb-noprint",
    element("h3", {}, "Take it with you"),
    element("p", {}, "Links open beside this page. When you leave it, these results are gone."),
    div(
      "hb-row",
      button("Print a review note", () => print()),
      button("Download as a table (CSV)", () => download(name, "csv", asCsv(checked()))),
      button("Download for programs (JSON)", () => download(name, "json", asJson(checked(), register, today()))),
      button("Download review dates (.ics)", () => download(`review dates ${today()}`, "ics", asCalendar(checked(), register, new Date()))),
      button("Copy addresses to replace", addresses),
      status,
    ),
    none,
  );
}
