// The draft and the record for whoever has to agree: by the system's share sheet, by email or as a file, all made on this
// device. The page itself sends nothing.

import { download } from "../../theme/download.js";
import { button, div, element, write } from "../../theme/elements.js";
import { asText } from "./report.js";

/** @typedef {import("../../theme/case.js").Case} Case */

/** What an address of an email may hold, in characters as they are written there: some programs cut off what is longer. */
const MOST = 1900;
const ANSWER = "Your answer, please:\n[  ] I agree.\n[  ] Change it first, as follows:\n\n";

/** @param {string} title @param {string} text */
const part = (title, text) => (text ? `${title}:\n${text}\n\n` : "");

/**
 * @param {Case} now @param {string} reason @param {boolean} whole  whether the post is repeated
 * @returns {string} what is to be agreed, as plain text
 */
export const draft = (now, reason, whole) =>
  "Please read this and answer. Nothing is posted until you do, unless somebody could come to harm.\n\n" +
  part("What was decided", now.outcomeTitle || "Not decided yet.") +
  part("Why", reason) +
  part("The words to post", now.correction || "Not written yet.") +
  part("The second text to post", now.second) +
  (whole && !now.refuse ? part("The post as it went out", now.post) : "") +
  ANSWER;

/** @param {string} text @returns {string} without half pairs, of which an address cannot be made */
const percentEncoded = (text) => encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(text))).replaceAll("%0A", "%0D%0A");

/** @param {string} subject @param {string} body @returns {string} an address without an addressee */
const mail = (subject, body) => `mailto:?subject=${percentEncoded(subject)}&body=${percentEncoded(body)}`;

/**
 * @param {() => Case} read
 * @param {() => string} reason
 * @param {() => import("./report.js").Report} report
 */
export const handOver = (read, reason, report) => {
  const status = element("p", { className: "hb-small hb-incident__sent", role: "status" });
  const subject = "For you to agree: a correction";
  const text = () => `${draft(read(), reason(), true)}\n${asText(report())}`;
  const save = () => {
    download(`for agreement ${read().name}`, "txt", text());
    write(status, "Saved as a file of plain text. Send it to your supervisor as your force allows.");
  };
  const share = button("Share", async () => {
    const file = new File([text()], "for-agreement.txt", { type: "text/plain" });
    const said = { title: subject, text: draft(read(), reason(), false) };
    const data = navigator.canShare?.({ files: [file] }) ? { ...said, files: [file] } : said;
    try {
      await navigator.share(data);
      write(status, "files" in data ? "Handed to the app that you chose." : "Handed to the app that you chose, without the record: save that as a file.");
    } catch (error) {
      const stopped = error instanceof DOMException && error.name === "AbortError";
      write(status, stopped ? "Not shared." : "This browser could not share it. Send an email or save a file.");
    }
  });
  const email = element("a", { className: "hb-btn hb-btn--plain", href: mail(subject, "") }, "Email");
  email.addEventListener("click", () => {
    const [long, short] = [true, false].map((whole) => mail(subject, draft(read(), reason(), whole)));
    const fits = [long, short].find((address) => (address ?? "").length <= MOST);
    email.href = fits ?? mail(subject, `The words are in the file that goes with this.\n\n${ANSWER}`);
    write(status, fits ? "Your email program opens. Attach the record: save it as a file." : "It is too long for an email: save it as a file, and attach that.");
  });
  const parts = typeof navigator.share === "function" ? [share, email] : [email];
  return element(
    "details",
    { className: "hb-incident__hand hb-noprint" },
    element("summary", {}, "Send this to my supervisor"),
    element("p", { className: "hb-small" }, "What was decided, the words to post and the record, with room for “I agree” or changes. It is made on this device, and goes only where you send it."),
    div("hb-row", ...parts, button("Save as a file", save)),
    status,
  );
};
