// What somebody gives to be checked: files and folders that are dropped or chosen, and what is pasted.

/** @typedef {import("./queue.js").Given} Given */

const MOST = 2000; // files of one folder: who drops a disk did not mean to

/** @param {FileSystemDirectoryReader} reader @returns {Promise<FileSystemEntry[]>} all of them, though each call gives some */
const entriesOf = async (reader) => {
  /** @type {FileSystemEntry[]} */
  const all = [];
  for (;;) {
    const some = await new Promise((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (!some.length || all.length > MOST) return all;
    all.push(...some);
  }
};

/** @param {string} path @returns {boolean} whether it is one that people do not see, such as that of a program */
const isHidden = (path) => path.split("/").some((part) => /^[.~]|^(?:Thumbs\.db|desktop\.ini)$/u.test(part));

/** @param {FileSystemEntry} entry @param {string} path @param {Given[]} found */
const walk = async (entry, path, found) => {
  const name = `${path}${entry.name}`;
  if (isHidden(name) || found.length >= MOST) return;
  if (entry.isDirectory) {
    const inside = await entriesOf(/** @type {FileSystemDirectoryEntry} */ (entry).createReader());
    for (const each of inside) await walk(each, `${name}/`, found);
  } else {
    const file = await new Promise((resolve) => /** @type {FileSystemFileEntry} */ (entry).file(resolve, () => resolve(null)));
    if (file) found.push({ name, file });
  }
};

/** @param {Iterable<File>} files @returns {Given[]} */
export const fromFiles = (files) =>
  [...files]
    .map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    .filter(({ name }) => !isHidden(name))
    .slice(0, MOST);

/** The same, with a number in the name of each that has that of another: they come from two folders. @param {Given[]} given @returns {Given[]} */
export const named = (given) => {
  const names = new Set();
  return given.map(({ name, file }) => {
    let own = name;
    for (let number = 2; names.has(own); number += 1) own = name.replace(/(\.[^./]*)?$/u, ` (${number})$1`);
    names.add(own);
    return { name: own, file };
  });
};

/** @param {string} html @param {string} text @returns {Given[]} */
export const fromPaste = (html, text) => {
  const [kind, content] = html ? ["text/html", html] : ["text/plain", text];
  return content.trim() ? [{ name: "What you pasted", file: new Blob([content], { type: kind }) }] : [];
};

/** What was dropped; the entries are asked for at once, since they are gone after the event. @param {DataTransfer} data @returns {Promise<Given[]>} */
export const fromDrop = async (data) => {
  const entries = [...data.items].flatMap((item) => (item.kind === "file" ? [item.webkitGetAsEntry?.() ?? null] : []));
  const files = [...data.files];
  const [html, text] = [data.getData("text/html"), data.getData("text/plain") || data.getData("text/uri-list")];
  if (!files.length && !entries.length) return fromPaste(html, text);
  if (!entries.length || entries.includes(null)) return fromFiles(files);
  /** @type {Given[]} */
  const found = [];
  for (const entry of entries) if (entry) await walk(entry, "", found);
  return found.sort((a, b) => a.name.localeCompare(b.name));
};
