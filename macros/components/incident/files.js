// A record as something to keep: a file that this page reads again, a text, and paper.

import { download } from "../../theme/download.js";
import { button, div, element } from "../../theme/elements.js";
import { own } from "../../theme/merge.js";
import { alike, fromFile, toFile } from "./file.js";
import { asPaper, asText } from "./report.js";

/**
 * @param {HTMLElement} root
 * @param {import("./records.js").Records} records
 * @param {() => import("./report.js").Report} report
 * @param {(change: () => void) => void} act
 * @param {(text: string) => void} say
 * @param {() => void} disclaim  leaves the ticks of this browser out of a record that comes from elsewhere
 */
export const filesOf = (root, records, report, act, say, disclaim) => {
  /** @param {string} kind @param {string} content */
  const save = (kind, content) => download(`record ${records.copy.name[1]}`, kind, content);

  const paper = div("hb-printonly");
  const file = element("input", { type: "file", accept: ".json,application/json", hidden: true });
  const opener = button("Open a file", () => file.click());
  const buttons = div(
    "hb-row hb-noprint",
    button("Print", () => {
      root.dataset.print = "";
      print();
    }),
    button("Download as text", () => save("txt", asText(report()))),
    button("Download as a file", () => save("json", toFile(records.copy, root.dataset.schema ?? ""))),
    opener,
  );

  file.onchange = async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    const found = fromFile(await chosen.text().catch(() => ""));
    file.value = "";
    if (typeof found === "string") return say(`${found} Nothing was changed.`);
    const same = records.kept.find(([, record]) => alike(record, found));
    act(() => {
      records.capture();
      if (same) return records.show(same[0]);
      records.take(found);
      disclaim();
    });
    say(same ? "This record is here already." : "The record was read from the file.");
  };

  addEventListener("beforeprint", () => {
    records.capture();
    root.toggleAttribute("data-written", Boolean(own(records.copies, records.current)));
    paper.replaceChildren(...asPaper(report()));
  });
  addEventListener("afterprint", () => delete root.dataset.print);

  return { paper, file, opener, buttons };
};
