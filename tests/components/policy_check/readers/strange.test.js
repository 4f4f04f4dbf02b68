import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import process from "node:process";
import test from "node:test";
import { TextEncoder } from "node:util";

import { deflateSync, zipSync } from "fflate";

import { pdf } from "../../../../macros/components/policy_check/readers/pdf.js";
import { everything, read } from "./recorded.js";

const FOLDER = "tests/data/policies/";
const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
const latin = (/** @type {string} */ text) => Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)));
const file = (/** @type {string} */ name) => new Uint8Array(readFileSync(FOLDER + name));

/** @param {Uint8Array} bytes @param {string} [name] @param {any} [options] */
const all = async (bytes, name = "a", options = {}) => {
  const found = { format: "", unread: /** @type {string[]} */ ([]), links: /** @type {string[]} */ ([]), text: "" };
  for await (const one of read({ name, bytes }, { pdf, ...options })) {
    if (one.kind === "format") found.format = one.format;
    else if (one.kind === "unread") found.unread.push(one.what);
    else if (one.kind === "link") found.links.push(one.address);
    else if (one.kind === "passage") found.text += `${one.text}\n`;
  }
  return found;
};
/** Asserts that a file is refused in one sentence. @param {Uint8Array} bytes @param {RegExp} said @param {string} [name] */
const refused = async (bytes, said, name) => {
  const { format, unread, links } = await all(bytes, name);
  assert.deepEqual([format, unread.length, links], ["", 1, []]);
  assert.match(unread[0] ?? "", said);
  assert.match(unread[0] ?? "", /^[A-Z].*\.$/);
};

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const OF_PACKAGE = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const TYPES = '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const LINKS = '<Relationships><Relationship Id="a" Type="http://x/hyperlink" Target="https://handbook.example.org/s/a/" TargetMode="External"/></Relationships>';
const link = '<w:p><w:hyperlink r:id="a"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>';
/** @param {string | Uint8Array} body @param {Record<string, Uint8Array>} [others] */
const docx = (body, others = {}) =>
  zipSync({
    "[Content_Types].xml": encode(TYPES),
    "_rels/.rels": encode(OF_PACKAGE),
    "word/document.xml": typeof body === "string" ? encode(body) : body,
    "word/_rels/document.xml.rels": encode(LINKS),
    ...others,
  });
const body = (/** @type {string} */ inner) => `<w:document ${W}><w:body>${inner}</w:body></w:document>`;

/** @param {string} name @param {Uint8Array} packed @param {{ flags?: number, method?: number, size?: number, crc?: number }} [options] @returns {Uint8Array} a packed file of one part */
const zipOf = (name, packed, { flags = 0, method = 8, size = 0, crc = 0 } = {}) => {
  const label = encode(name);
  const head = (/** @type {number} */ length, /** @type {(view: DataView) => void} */ fill) => {
    const bytes = new Uint8Array(length);
    fill(new DataView(bytes.buffer));
    return bytes;
  };
  const common = (/** @type {DataView} */ view, /** @type {number} */ at) => {
    view.setUint16(at + 2, flags, true);
    view.setUint16(at + 4, method, true);
    view.setUint32(at + 10, crc, true);
    view.setUint32(at + 14, packed.length, true);
    view.setUint32(at + 18, size, true);
    view.setUint16(at + 22, label.length, true);
  };
  const local = head(30, (view) => {
    view.setUint32(0, 0x04034b50, true);
    common(view, 4);
  });
  const listed = head(46, (view) => {
    view.setUint32(0, 0x02014b50, true);
    common(view, 6);
  });
  const end = head(22, (view) => {
    view.setUint32(0, 0x06054b50, true);
    view.setUint16(10, 1, true);
    view.setUint32(12, listed.length + label.length, true);
    view.setUint32(16, local.length + label.length + packed.length, true);
  });
  return new Uint8Array([...local, ...label, ...packed, ...listed, ...label, ...end]);
};

/** @param {number} count  of pages, each with a link @param {{ catalog?: string, trailer?: string }} [more] @returns {Uint8Array} a PDF */
const pdfOf = (count, { catalog = "", trailer = "" } = {}) => {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const annotation = (/** @type {number} */ page) => `<</Type/Annot/Subtype/Link/Rect[20 690 90 715]/A<</S/URI/URI(https://handbook.example.org/s/p${page}/)>>>>`;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    `<</Type/Pages/Count ${count}/Kids[${numbers.map((page) => `${page + 2} 0 R`).join(" ")}]>>`,
    ...numbers.map((page) => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Annots[${annotation(page)}]>>`),
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj${object}endobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  return encode(`${text}xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}trailer<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF`);
};

test("thousands of pages are read one after another, and the reading can be stopped", async () => {
  const stop = new globalThis.AbortController();
  const before = process.memoryUsage().rss;
  /** @type {string[]} */
  const links = [];
  let done = 0;
  for await (const one of read({ name: "a.pdf", bytes: pdfOf(5000) }, { pdf, signal: stop.signal })) {
    if (one.kind === "link") links.push(one.address);
    if (one.kind === "progress") done = one.done;
    if (links.length === 20) stop.abort();
  }
  assert.equal(links[19], "https://handbook.example.org/s/p20/");
  assert.ok(links.length < 30 && done < 0.01, `${links.length} ${done}`);
  assert.ok(process.memoryUsage().rss - before < 400e6);
});

test("a PDF that a password locks is refused, and what to do is said", async () => {
  const locked = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${"41".repeat(32)}>/U<${"42".repeat(32)}>>>/ID[<0a><0a>]`;
  assert.match((await all(pdfOf(1, { trailer: locked }))).unread.join(), /password/);
});

test("nothing in a document runs, and its macros stay as they are", async () => {
  const mark = /** @type {{ ran?: boolean }} */ (globalThis);
  const script = "globalThis.ran=true";
  const action = `/OpenAction<</S/JavaScript/JS(${script})>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(${script})>>]>>>>`;
  const macros = LINKS.replace("</Relationships>", '<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>');
  const documents = [
    await all(pdfOf(1, { catalog: action })),
    await all(encode(`<html><body onload="${script}"><script>${script}</script><a href="https://handbook.example.org/s/a/" onclick="${script}">a</a><a href="javascript:${script}">b</a>`)),
    await all(docx(body(link), { "word/_rels/document.xml.rels": encode(macros), "word/vbaProject.bin": encode(script) })),
    await all(encode(`{\\rtf1{\\field{\\*\\fldinst{MACROBUTTON ${script} x}}{\\fldrslt x}}{\\field{\\*\\fldinst{HYPERLINK "https://handbook.example.org/s/a/"}}{\\fldrslt a}}}`)),
  ];
  assert.deepEqual(documents.map(({ links }) => links.filter((address) => address.startsWith("https:")).length), [1, 1, 1, 1]);
  assert.deepEqual(documents.slice(1).flatMap(({ unread }) => unread), []);
  assert.equal(mark.ran, undefined);
});

test("what is no document is named, and what to do is said", async () => {
  await refused(new Uint8Array(), /is empty/);
  await refused(latin("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), /picture \(PNG\)/, "policy.docx");
  await refused(latin("\xff\xd8\xff\xe0\0\x10JFIF\0"), /picture \(JPEG\)/, "policy.pdf");
  await refused(latin("\0\0\0\x18ftypheic\0\0\0\0"), /picture \(HEIC/);
  await refused(latin("MZ\x90\0\x03\0\0\0"), /program/, "policy.doc");
  await refused(latin("7z\xbc\xaf\x27\x1c\0\x04"), /packed/);
  await refused(latin("\x1f\x8b\x08\0\0\0\0\0"), /packed/);
  await refused(Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3) * 31) & 255), /not known/);
  await refused(zipSync({ "a.docx": docx(body(link)) }), /packed folder/);
  await refused(zipSync({ "Index/Document.iwa": encode("x") }), /Pages/);
  await refused(encode('<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>'), /save it as \.docx/);
  await refused(encode("From a@example.org Mon Jan  5 10:00:00 2026\nFrom: a@example.org\n\nx\n".repeat(2).replace(/x\n(?=.)/, "x\n\n")), /mailbox/);
});

test("files of Office before 2007, and encrypted ones, are refused by what they are", async () => {
  const old = (/** @type {string} */ name) => latin(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${"\0".repeat(500)}${[...name].join("\0")}\0`);
  await refused(old("WordDocument"), /\(\.doc\).*save it as \.docx/);
  await refused(old("Workbook"), /\(\.xls\).*save it as \.xlsx/);
  await refused(old("PowerPoint Document"), /\(\.ppt\).*save it as \.pptx/);
  await refused(old("__substg1.0_"), /\.msg.*\.eml/);
  await refused(old("EncryptedPackage"), /password/, "policy.docx");
  await refused(old("Other"), /old format/);
  const type = "application/vnd.oasis.opendocument.text";
  const manifest = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
  await refused(zipSync({ mimetype: encode(type), "content.xml": encode("\x01\x02"), "META-INF/manifest.xml": encode(manifest) }), /password/);
  const { unread } = await all(zipOf("[Content_Types].xml", encode("abc"), { flags: 1, method: 0, size: 3 }));
  assert.match(unread.join(), /password/);
});

test("a file that is cut off or damaged is told of, and what can be read is read", async () => {
  const whole = docx(body(link.repeat(20)));
  await refused(whole.slice(0, -30), /cut off/);
  await refused(whole.slice(0, 100), /cut off/);
  await refused(zipSync({ "[Content_Types].xml": encode(TYPES), "_rels/.rels": encode(OF_PACKAGE) }), /main part is missing/);
  const cut = await all(docx(body(link + link).slice(0, -40)));
  assert.deepEqual([cut.format, cut.links.length, cut.unread.length], ["docx", 1, 1]);
  assert.match(cut.unread[0] ?? "", /document\.xml is damaged, and was not read to its end/);
  const wrong = file("odfpy.odt");
  const at = decodeAt(wrong, "content.xml");
  for (let byte = at + 60; byte < at + 80; byte++) wrong[byte] = (wrong[byte] ?? 0) ^ 0x5a;
  assert.match((await all(wrong)).unread.join(), /content\.xml is damaged/);
  assert.match((await all(file("fpdf2.pdf").slice(0, 300))).unread.join(), /damaged|no text/);
  assert.match((await all(encode("%PDF-1.7\nnothing\n%%EOF"))).unread.join(), /damaged/);
  assert.match((await all(encode("{\\rtf1 {\\b see https://handbook.example.org/s/a/"))).unread.join(), /cut off/);
});

/** @param {Uint8Array} bytes @param {string} name @returns {number} where the packed part begins */
const decodeAt = (bytes, name) => {
  const text = [...bytes].map((byte) => String.fromCharCode(byte)).join("");
  return text.indexOf(name) + name.length;
};

test("parts that swell are stopped, and take no memory", async () => {
  const zeros = deflateSync(new Uint8Array(1 << 25)); // 32 MB in 32 kB
  const before = process.memoryUsage().rss;
  await refused(zipOf("[Content_Types].xml", zeros, { size: 1 << 25 }), /too large/);
  const swollen = docx(`<w:document ${W}><w:body>${" ".repeat(1 << 25)}</w:body></w:document>`);
  assert.ok(swollen.length < 1 << 17);
  const { unread } = await all(swollen);
  assert.equal(unread.length, 1);
  assert.match(unread[0] ?? "", /too large once unpacked|one text that is too long/);
  const many = docx(body(Array.from({ length: 30000 }, (_, at) => link.replace(">a<", `>${(at * 7919) % 99991} ${(at * 104729) % 99989}<`)).join("")));
  const limited = await all(many, "a", { limits: { part: 1 << 20, all: 1 << 30, ratio: 1 << 20, depth: 1000, parts: 1000 } });
  assert.match(limited.unread.join(), /too large once unpacked/);
  assert.ok(limited.links.length > 1000);
  assert.ok(process.memoryUsage().rss - before < 400e6);
});

test("a part that is not what its sum says, or swells more than anything does, is told of", async () => {
  const types = encode(TYPES);
  await refused(zipOf("[Content_Types].xml", types, { method: 0, size: types.length, crc: 1 }), /is damaged: it is not what the file says/);
  const again = docx(body("<w:p><w:r><w:t>again</w:t></w:r></w:p>".repeat(300000)));
  const limits = { part: 1 << 29, all: 1 << 30, ratio: 20, depth: 1000, parts: 1000 };
  assert.match((await all(again, "a", { limits })).unread.join(), /too large once unpacked/);
});

test("parts that lie over one another, and too many of them, are refused", async () => {
  const two = zipSync({ a: [encode("abc"), { level: 0 }], b: [encode("abc"), { level: 0 }] });
  const view = new DataView(two.buffer);
  for (let at = 0; at < two.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 42, 0, true);
  await refused(two, /lie over one another/);
  const many = zipSync(Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`p${at}`, encode("x")])));
  const { unread } = await all(many, "a", { limits: { part: 1e6, all: 1e6, ratio: 100, depth: 10, parts: 20 } });
  assert.match(unread.join(), /30 parts, too many/);
});

test("nothing that XML declares is expanded, and nothing is nested without end", async () => {
  const lol = '<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;">]>';
  const entities = await all(docx(`<?xml version="1.0"?>${lol}${body("<w:p><w:r><w:t>&m;</w:t></w:r></w:p>")}`));
  assert.deepEqual([entities.text, entities.unread.length], ["", 1]);
  assert.match(entities.unread[0] ?? "", /declares a document type/);
  const outside = '<!DOCTYPE a SYSTEM "https://elsewhere.example/a.dtd">';
  assert.match((await all(docx(`${outside}${body("")}`))).unread.join(), /declares a document type/);
  assert.match((await all(docx(body("<w:p><w:r><w:t>&m;</w:t></w:r></w:p>")))).unread.join(), /damaged/);
  assert.match((await all(docx(body("<w:sdt>".repeat(5000))))).unread.join(), /nested too deep/);
  assert.match((await all(encode(`{\\rtf1 ${"{".repeat(5000)}`))).unread.join(), /nested too deep/);
});

test("nothing is fetched, whatever a document names", async (context) => {
  const asked = context.mock.method(globalThis, "fetch", () => Promise.reject(new Error("asked")));
  const outside = LINKS.replace("</Relationships>", '<Relationship Id="i" Type="http://x/image" Target="https://elsewhere.example/x.png" TargetMode="External"/><Relationship Id="t" Type="http://x/attachedTemplate" Target="https://elsewhere.example/x.dotm" TargetMode="External"/></Relationships>');
  const found = await all(docx(body(link), { "word/_rels/document.xml.rels": encode(outside) }));
  assert.deepEqual(found.links, ["https://handbook.example.org/s/a/"]);
  for (const name of ["page.html", "chromium.pdf", "writer-places.odt", "mail-html-base64.eml"]) await all(file(name));
  await all(encode('<html><base href="https://elsewhere.example/"><img src="x.png"><script src="x.js"></script><a href="s/a/">a</a>'));
  assert.equal(asked.mock.callCount(), 0);
});

test("files within a file are told of", async () => {
  const inner = LINKS.replace("</Relationships>", '<Relationship Id="p" Type="http://x/package" Target="embeddings/sheet1.xlsx"/></Relationships>');
  const { unread } = await all(docx(body(link), { "word/_rels/document.xml.rels": encode(inner) }));
  assert.deepEqual(unread, ["A file within this file (sheet1.xlsx) was not read: save it on its own, and drop it too."]);
});

test("an enormous paste is read in pieces, and can be stopped", async () => {
  const text = `${"word ".repeat(5e5)}https://handbook.example.org/s/a/ ${"word ".repeat(5e5)}`;
  const found = await all(encode(text));
  assert.match(found.text, /https:\/\/handbook\.example\.org\/s\/a\/ /);
  const stop = new globalThis.AbortController();
  let passages = 0;
  const page = encode(`<p>${"<a href='https://handbook.example.org/s/a/'>a</a> b<p>".repeat(30000)}`);
  for await (const one of read({ name: "a.html", bytes: page }, { signal: stop.signal })) {
    if (one.kind === "passage") passages += 1;
    if (passages === 15000) stop.abort();
  }
  assert.ok(passages >= 15000 && passages < 20000, `${passages}`);
});

test("each kind of file that holds no text is told by its bytes, with what to do", async () => {
  const starts = {
    gif: "GIF89a", tiff: "II*\0", "tiff of a Mac": "MM\0*", bmp: "BMabcd\0\0\0\0", webp: "RIFFabcdWEBP", mif1: "abcdftypmif1", avif: "abcdftypavif", mp4: "abcdftypmp42", wav: "RIFFabcdWAVE", mp3: "ID3", "mp3 without a mark": "\xff\xfb", ogg: "OggS", flac: "fLaC", webm: "\x1a\x45\xdf\xa3",
    rar: "Rar!", bzip: "BZh", xz: "\xfd7zXZ", zstd: "\x28\xb5\x2f\xfd", elf: "\x7fELF", "a program of macOS": "\xcf\xfa\xed\xfe", java: "\xca\xfe\xba\xbe", postscript: "%!PS-Adobe", database: "SQLite format 3\0", wordperfect: "\xffWPC", plist: "bplist00", appledouble: "\0\x05\x16\x07", "a part of a packed file": "PK\x07\x08", publisher: `\xd0\xcf\x11\xe0${"\0".repeat(500)}Q\0u\0i\0l\0l`,
    "a flat text": '<?xml version="1.0"?><office:document xmlns:office="o">', "XML of Word": '<?xml version="1.0"?><pkg:package xmlns:pkg="x">', "a mailbox": "From a 2026\nX: 1\n\nFrom b 2026\nX: 1\n\n", "a letter": "From here to there",
  };
  for (const [name, start] of Object.entries(starts)) await all(latin(start), name);
  const odd = (/** @type {string} */ end) => latin(end.padStart(500, "word "));
  for (const [name, end] of Object.entries({ "two odd signs": "\x01\x02", "three odd signs": "\x01\x02\x1f", "signs that are none": "\x1b\t\f", "an odd sign of Windows": "\xe9\x01", "two of them": "\xe9\x01\x02" })) await all(odd(end), name);
  const mime = (/** @type {string} */ type) => ({ mimetype: encode(type) });
  const packed = {
    "a packed message": { "encrypted-package": encode("x") }, "an e-book": mime("application/epub+zip"), "an OpenDocument without a text": mime("application/vnd.oasis.opendocument.text"), "a drawing": { ...mime("application/vnd.oasis.opendocument.graphics"), "content.xml": encode("<a/>") },
    numbers: { "Index.zip": encode("x") }, keynote: { "index.apxl": encode("x") }, "another folder": { "a.iwa.txt": encode("x") },
  };
  for (const [name, parts] of Object.entries(packed)) await all(zipSync(parts), name);
});

test("an encoding is read as it is said, where it can be", async () => {
  const page = (/** @type {string} */ head, /** @type {string} */ words) => latin(`${head}<p>${words}</p>`);
  await all(page('<!doctype html><meta charset="windows-1251">', "\xcf\xf0"), "windows-1251");
  await all(page("<html><meta http-equiv=content-type content='text/html; charset=koi8-r'>", "\xf0\xd2"), "koi8-r");
  await all(page("<?xml version='1.0' encoding='iso-8859-2'?><html>", "\xb1"), "iso-8859-2");
  await all(page("<html><meta charset=utf-16>", "\xc3\xa9"), "letters that cannot be of two bytes");
  await all(page("<html><meta charset=utf-8>", "\xe9"), "not what it says");
  await all(page("<html><meta charset=nonsense>", "\xe9"), "an encoding that there is not");
  await all(latin("\xef\xbb\xbf\xc3\xa9 text"), "with a mark");
  await all(latin("\xff\xfeA\0\xe9\0"), "little end first");
  await all(latin("\xfe\xff\0A\0\xe9"), "big end first");
});

test("all that is in these documents is as it is written down", (context) => context.assert.snapshot(everything(), { serializers: [String] }));
