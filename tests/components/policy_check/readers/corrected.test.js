import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { TextDecoder, TextEncoder } from "node:util";

import { deflateSync, zipSync } from "fflate";

import { corrected, spotsOf } from "../../../../macros/components/policy_check/corrected.js";
import { Pace } from "../../../../macros/components/policy_check/readers/pace.js";
import { read } from "../../../../macros/components/policy_check/readers/read.js";
import { zipCopy } from "../../../../macros/components/policy_check/readers/zip_copy.js";
import { Zip, crcOf } from "../../../../macros/components/policy_check/readers/zip.js";

const FOLDER = "tests/data/policies/";
const CORRECTED = /\.(?:docx|docm|dotx|odt|html|md|txt)$/;
const NAMES = readdirSync(FOLDER).filter((name) => CORRECTED.test(name));
const ADDRESS = /https?:\/\/[^\s<>"“”‘’]+[^\s<>"“”‘’.,;:!?)\]]/g;
const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
const decode = (/** @type {Uint8Array} */ bytes) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** @param {{ name: string, bytes: Uint8Array }} file @returns {Promise<any[]>} every address, with its spots */
const addresses = async (file) => {
  const found = [];
  for await (const one of read(file)) {
    if (one.kind === "link") found.push({ ...one, form: "link" });
    if (one.kind !== "passage") continue;
    for (const { 0: address, index } of one.text.matchAll(ADDRESS)) {
      if (one.pressed.some(([from, to]) => index >= from && index < to)) continue;
      found.push({ ...one, form: "bare", address, spots: spotsOf(one, index, index + address.length) });
    }
  }
  return found;
};
/** @param {string} address @returns {string} the one that it is replaced by, another for each */
const other = (address) => address.replace(/^(https?:\/\/)[^/]+/, "$1other.example.org/copy").replace(/#(.*)/, "$1-part/");

for (const name of NAMES) {
  test(`each address of ${name} can be replaced, and nothing else is changed`, async () => {
    const file = { name, bytes: new Uint8Array(readFileSync(FOLDER + name)) };
    // What a pending change takes away, and is no link, stays as it is.
    const isMine = (/** @type {any} */ { address, form, tracked }) => address.startsWith("http") && (form === "link" || tracked !== "deleted");
    const before = (await addresses(file)).filter(isMine);
    assert.ok(before.length);
    assert.deepEqual(before.filter(({ spots }) => !spots.length), []);
    const bytes = await corrected(file, before.map(({ spots, address }) => ({ spots, address: other(address) })));
    const after = (await addresses({ name, bytes })).filter(isMine);
    const said = (/** @type {any[]} */ all) => all.map(({ form, address, place, tracked }) => [form, address, place, tracked].join(" | ")).sort();
    assert.deepEqual(said(after), said(before.map((one) => ({ ...one, address: other(one.address) }))));

    const back = await corrected({ name, bytes }, after.map(({ spots, address }) => ({ spots, address })));
    assert.deepEqual(said((await addresses({ name, bytes: back })).filter(isMine)), said(after));
    if (/\.(?:html|md|txt)$/.test(name)) {
      const [old, fresh] = [decode(file.bytes), decode(bytes)];
      assert.equal(fresh.length - old.length, [...new Map(before.flatMap(({ spots, address }) => spots.filter((/** @type {any} */ { holds }) => holds !== "nothing").map((/** @type {any} */ spot) => [spot.start, address]))).values()].reduce((sum, address) => sum + other(address).length - address.length, 0) + fresh.split("&amp;").length * 4 - old.split("&amp;").length * 4);
    } else {
      await sameParts(file.bytes, bytes, new Set(before.flatMap(({ spots }) => spots.map((/** @type {any} */ spot) => spot.part))));
      await nothingLeft(bytes, before.map(({ address }) => address));
    }
  });
}

/** Asserts that no part says an address any more, but for what a pending change takes away; who names a relationship is read anew. @param {Uint8Array} bytes @param {string[]} addresses */
const nothingLeft = async (bytes, addresses) => {
  const zip = new Zip(bytes, new Pace());
  const parts = [...zip.entries.keys()].filter((name) => name.endsWith(".xml"));
  assert.ok(parts.length);
  for (const part of parts) {
    const text = decode(await zip.whole(part)).replace(/<w:del .*?<\/w:del>|<text:tracked-changes>.*?<\/text:tracked-changes>/gs, "");
    assert.deepEqual([part, addresses.filter((address) => text.includes(address.replaceAll("&", "&amp;")))], [part, []]);
  }
};

/** Asserts that all parts but those named are the same, as they are packed. @param {Uint8Array} old @param {Uint8Array} fresh @param {Set<string>} changed */
const sameParts = async (old, fresh, changed) => {
  const [one, two] = [old, fresh].map((bytes) => new Zip(bytes, new Pace()));
  assert.ok(one && two);
  assert.deepEqual([...two.entries.keys()], [...one.entries.keys()]);
  const same = [...one.entries.values()].filter(({ name }) => !changed.has(name) && !name.endsWith(".rels"));
  assert.ok(same.length);
  for (const entry of same) {
    const again = two.entries.get(entry.name);
    assert.ok(again);
    assert.deepEqual(two.packed(again), one.packed(entry));
    assert.equal(again.crc, entry.crc);
  }
};

/** @param {string} name @param {string} text @param {string} address @returns {Promise<string>} the text with one address in place of the first */
const replaced = async (name, text, address) => {
  const file = { name, bytes: encode(text) };
  const [first] = await addresses(file);
  return decode(await corrected(file, [{ spots: first.spots, address }]));
};

test("an address is escaped as it has to be where it stands", async () => {
  const odd = "https://x.example/?a=1&b=(2)";
  assert.equal(await replaced("a.html", "<p><a class=x href='https://y.example/'>y</a>", odd), "<p><a class=x href='https://x.example/?a=1&amp;b=(2)'>y</a>");
  assert.equal(await replaced("a.html", "<p><a href=https://y.example/ id=b>y</a>", odd), "<p><a href=https://x.example/?a=1&amp;b=(2) id=b>y</a>");
  assert.equal(await replaced("a.html", "<p>at https://y.example/?c&amp;d now", odd), "<p>at https://x.example/?a=1&amp;b=(2) now");
  assert.equal(await replaced("a.md", "[y](https://y.example/ 'Y') &amp;\n", odd), "[y](https://x.example/?a=1&b=%282%29 'Y') &amp;\n");
  assert.equal(await replaced("a.md", "[y](<https://y.example/>)\n", odd), "[y](<https://x.example/?a=1&b=%282%29>)\n");
  assert.equal(await replaced("a.md", "<https://y.example/>\n", odd), "<https://x.example/?a=1&b=%282%29>\n");
  assert.equal(await replaced("a.md", "[y][r]\n\n[r]: https://y.example/ 'Y'\n", odd), "[y][r]\n\n[r]: https://x.example/?a=1&b=%282%29 'Y'\n");
  assert.equal(await replaced("a.md", "<p><a href='https://y.example/'>y</a></p>\n", odd), "<p><a href='https://x.example/?a=1&amp;b=(2)'>y</a></p>\n");
  assert.equal(await replaced("a.md", "y <a href=\"https://y.example/\">y</a> y\n", odd), "y <a href=\"https://x.example/?a=1&amp;b=(2)\">y</a> y\n");
  assert.equal(await replaced("a.html", "<a href='https://y.example/'>y</a>", "https://x.example/?a='b'&<c>"), "<a href='https://x.example/?a=&#39;b&#39;&amp;&lt;c&gt;'>y</a>");
  assert.equal(await replaced("a.txt", "at y.example/s/ and https://y.example/s/", 'https://x.example/a "b"\\c'), "at y.example/s/ and https://x.example/a%20%22b%22%5Cc");
  assert.equal(await replaced("a.txt", "\uFEFFé https://y.example/.\r\n", odd), `\uFEFFé ${odd}.\r\n`);
});

test("an address in code, and one that is broken over lines, is replaced where it stands", async () => {
  assert.equal(await replaced("a.md", "See `https://y.example/s/` now", "https://x.example/t/"), "See `https://x.example/t/` now");
  assert.equal(await replaced("a.txt", "See <https://y.example/\n   s/> now", "https://x.example/t/"), "See <https://x.example/t/\n   > now");
  const [escaped] = await addresses({ name: "a.md", bytes: encode("See https://y.example/a\\_b now") });
  assert.deepEqual([escaped.address, escaped.spots], ["https://y.example/a_b", []]);
});

test("an address that is shown as the words of its link is replaced too", async () => {
  assert.equal(await replaced("a.html", "<a href='https://y.example/s/'>y.example/<b>s</b></a>", "https://x.example/t/"), "<a href='https://x.example/t/'>x.example/t/<b></b></a>");
  assert.equal(await replaced("a.html", "<a href='https://y.example/s/'>https://y.example/s/ now</a>", "https://x.example/t/"), "<a href='https://x.example/t/'>https://y.example/s/ now</a>");
  assert.equal(await replaced("a.md", "[https://y.example/s/](https://y.example/s/)", "https://x.example/t/"), "[https://x.example/t/](https://x.example/t/)");
});

const W = 'xmlns:r="r" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const PACKAGE = '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const docx = (/** @type {string} */ body, related = "<Relationships/>") =>
  zipSync({
    "[Content_Types].xml": encode('<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
    "_rels/.rels": encode(PACKAGE),
    "word/_rels/document.xml.rels": encode(related),
    "word/document.xml": encode(`<w:document ${W}><w:body>${body}</w:body></w:document>`),
  });
const paragraph = (/** @type {string[]} */ ...runs) => `<w:p>${runs.map((run) => `<w:r><w:t>${run}</w:t></w:r>`).join("")}</w:p>`;

test("what a text box says again for older programs is replaced there too, however it is split", async () => {
  const old = "https://y.example/s/";
  const box = (/** @type {string} */ first, /** @type {string} */ second) =>
    `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${first}</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${second}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  const twice = paragraph("see ", old) + paragraph(`or ${old}`);
  const body = box(twice, paragraph("see https://y.", "example/s/") + paragraph(`or ${old}`)) + box(paragraph(`or ${old}`) + paragraph("one"), paragraph(`or ${old}`) + paragraph("one", " ", old)) + box(paragraph(old) + paragraph(old), paragraph(old) + paragraph(old));
  const file = { name: "a.docx", bytes: docx(body) };
  const found = await addresses(file);
  assert.deepEqual(found.map(({ spots }) => spots.length), [3, 2, 2, 1, 2, 2]);
  const bytes = await corrected(file, found.map(({ spots }) => ({ spots, address: "https://x.example/t/" })));
  const text = decode(await new Zip(bytes, new Pace()).whole("word/document.xml"));
  assert.equal(text.split("https://x.example/t/").length - 1, 11);
  assert.doesNotMatch(text, /y\.|example\/s/);
});

test("of two links that share a relationship one is replaced", async () => {
  const link = (/** @type {string} */ anchor) => `<w:p><w:hyperlink r:id="a" w:anchor="${anchor}"><w:r><w:t>${anchor}</w:t></w:r></w:hyperlink></w:p>`;
  const related = '<Relationships><Relationship Id="a" Type="http://x/hyperlink" Target="https://y.example/s/" TargetMode="External"/></Relationships>';
  const file = { name: "a.docx", bytes: docx(link("one") + link("two"), related) };
  const [first] = await addresses(file);
  const bytes = await corrected(file, [{ spots: first.spots, address: "https://x.example/t/" }]);
  assert.deepEqual((await addresses({ name: "a.docx", bytes })).map(({ address }) => address), ["https://x.example/t/", "https://y.example/s/#two"]);
  const quoted = await corrected(file, [{ spots: first.spots, address: `https://x.example/?a="b"&c='d'` }]);
  assert.deepEqual((await addresses({ name: "a.docx", bytes: quoted })).map(({ address }) => address), [`https://x.example/?a="b"&c='d'`, "https://y.example/s/#two"]);
});

test("a file that was corrected before, and has such a relationship, is refused", async () => {
  const link = (/** @type {string} */ anchor) => `<w:p><w:hyperlink r:id="a" w:anchor="${anchor}"><w:r><w:t>${anchor}</w:t></w:r></w:hyperlink></w:p>`;
  const relationship = (/** @type {string} */ id) => `<x:Relationship Id="${id}" Type="http://x/hyperlink" Target="https://y.example/s/" TargetMode="External"/>`;
  const correctedWith = async (/** @type {string} */ inner) => {
    const file = { name: "a.docx", bytes: docx(link("one") + link("two"), inner) };
    const all = await addresses(file);
    return addresses({ name: "a.docx", bytes: await corrected(file, all.map(({ spots }, at) => ({ spots, address: `https://x.example/${at}/` }))) });
  };
  const whole = (/** @type {string} */ inner) => `<x:Relationships xmlns:x="x">${inner}</x:Relationships >\n`;
  assert.deepEqual((await correctedWith(whole(relationship("a")))).map(({ address }) => address), ["https://x.example/0/", "https://x.example/1/"]);
  await assert.rejects(correctedWith(whole(relationship("a") + relationship("rIdHandbook1"))), /This file was corrected before: correct it by hand\./u);
  await assert.rejects(correctedWith(`${whole(relationship("a"))}<!-- end -->`), /The relationships of this file cannot be corrected here\./u);
});

test("what a mail service has wrapped round an address goes with it", async () => {
  const wrapped = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fy.example%2Fs%2F&amp;data=05";
  assert.equal(await replaced("a.html", `<a href="${wrapped}">y</a>`, "https://x.example/t/"), '<a href="https://x.example/t/">y</a>');
});

test("a definition at the end of a long Markdown file is replaced where it stands", async () => {
  const words = "# One\n\nwords and words\n\n".repeat(2000);
  const text = `See [a][r] and [b][q].\n\n${words}[q]: https://z.example/\n[r]: <https://y.example/s/> 'T'\n`;
  assert.equal(await replaced("a.md", text, "https://x.example/t/"), text.replace("https://y.example/s/", "https://x.example/t/"));
});

test("an address far into a long paragraph is replaced", async () => {
  const file = { name: "a.txt", bytes: encode(`${"word ".repeat(40000)}https://y.example/s/ ${"word ".repeat(10)}`) };
  const [found] = await addresses(file);
  assert.match(decode(await corrected(file, [{ spots: found.spots, address: "https://x.example/t/" }])), /word https:\/\/x\.example\/t\/ word/);
});

test("characters of another encoding stay as they are", async () => {
  const bytes = Uint8Array.from([...'<p>caf\xe9 <a href="https://y.example/">\x80</a>'].map((sign) => sign.charCodeAt(0)));
  const [link] = await addresses({ name: "a.html", bytes });
  const fresh = await corrected({ name: "a.html", bytes }, [{ spots: link.spots, address: "https://x.example/s/" }]);
  assert.equal(String.fromCharCode(...fresh), '<p>caf\xe9 <a href="https://x.example/s/">\x80</a>');
  const wide = new Uint8Array([0xff, 0xfe, ...[..."é https://y.example/ 😀"].flatMap((sign) => [...sign].flatMap((one) => Array.from({ length: one.length }, (_, at) => one.charCodeAt(at)).flatMap((code) => [code & 255, code >> 8])))]);
  const [bare] = await addresses({ name: "a.txt", bytes: wide });
  const again = await corrected({ name: "a.txt", bytes: wide }, [{ spots: bare.spots, address: "https://x.example/s/" }]);
  assert.equal(new TextDecoder("utf-16le").decode(again), "é https://x.example/s/ 😀");
});

test("an address is found after characters of any length, and in any encoding in which it can be", async () => {
  const signs = "é\u07ff\u0800–\uffff😀\u{10000}\u{10ffff}";
  const old = "https://y.example/s/";
  for (const mark of ["", "\uFEFF"]) assert.equal(await replaced("a.txt", `${mark}${signs}${old} ${signs}`, "https://x.example/"), `${mark}${signs}https://x.example/ ${signs}`);
  const wide = (/** @type {string} */ text) => Uint8Array.from([...text].flatMap((sign) => [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255]));
  const big = { name: "a.txt", bytes: Uint8Array.of(0xfe, 0xff, ...wide(`é ${old}`)) };
  const [found] = await addresses(big);
  assert.deepEqual(await corrected(big, [{ spots: found.spots, address: "https://x.example/é/" }]), Uint8Array.of(0xfe, 0xff, ...wide("é https://x.example/é/")));
  for (const [label, letter] of [["windows-1251", 0xcf], ["iso-8859-2", 0xb1], ["koi8-r", 0xf0], ["macintosh", 0x8e]]) {
    const page = (/** @type {string} */ address) => Uint8Array.from([...`<!doctype html><meta charset=${label}><p>`, letter, ...`<a href="${address}">a</a>`].map((sign) => (typeof sign === "number" ? sign : sign.charCodeAt(0))));
    const file = { name: "a.html", bytes: page(old) };
    const [link] = await addresses(file);
    assert.deepEqual(await corrected(file, [{ spots: link.spots, address: "https://x.example/ü/" }]), page("https://x.example/%C3%BC/"), String(label));
  }
  const japanese = { name: "a.html", bytes: encode(`<!doctype html><meta charset=shift_jis><p><a href="${old}">a</a>`) };
  const [link] = await addresses(japanese);
  await assert.rejects(corrected(japanese, [{ spots: link.spots, address: "https://x.example/" }]), /A text in shift_jis cannot be corrected here\./u);
});

test("one of several links that share a relationship is replaced, and the others are not", async () => {
  const name = "docx-shared.docx";
  const file = { name, bytes: new Uint8Array(readFileSync(FOLDER + name)) };
  const all = await addresses(file);
  const one = all.find(({ address }) => address.endsWith("#one"));
  const bytes = await corrected(file, [{ spots: one.spots, address: "https://x.example/s/one/" }]);
  const after = (await addresses({ name, bytes })).map(({ address }) => address);
  assert.deepEqual(after, all.map(({ address }) => (address === one.address ? "https://x.example/s/one/" : address)));
});

const OWN = Uint8Array.of(0x55, 0x54, 1, 0, 7); // a field of a header that stays
const WIDE = Uint8Array.from([1, 0, 16, 0, ...new Uint8Array(16)]); // sizes of 64 bits, which a changed part has no longer

/** A packed file as others make them: with sizes after each part, fields in headers, and a list in another order. @param {[string, Uint8Array][]} parts @param {{ wide?: boolean, prefix?: string }} [options]  whether sizes and places have 64 bits */
const oddly = (parts, { wide = false, prefix = "" } = {}) => {
  const number = (/** @type {number} */ value, size = 4) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255);
  /** @type {number[]} */
  const all = [...encode(prefix)];
  const listed = parts.map(([name, content], at) => {
    const stored = at % 2 === 1;
    const packed = stored ? content : deflateSync(content);
    const [start, label] = [all.length, encode(name)];
    const about = [...number(20, 2), ...number(0x808, 2), ...number(stored ? 0 : 8, 2), ...number(0), ...number(crcOf(content)), ...number(packed.length), ...number(content.length), ...number(label.length, 2)];
    all.push(...number(0x04034b50), ...about, ...number(OWN.length + WIDE.length, 2), ...label, ...WIDE, ...OWN, ...packed);
    all.push(...number(0x08074b50), ...number(crcOf(content)), ...number(packed.length), ...number(content.length));
    if (wide) about.splice(14, 8, ...number(-1), ...number(-1));
    const sizes = wide ? [...OWN, ...number(1, 2), ...number(24, 2), ...[content.length, packed.length, start].flatMap((size) => [...number(size), ...number(0)])] : [];
    return [...number(0x02014b50), ...number(20, 2), ...about, ...number(sizes.length, 2), ...number(0, 2), ...number(0, 2), ...number(0, 2), ...number(0), ...number(wide ? -1 : start), ...label, ...sizes];
  });
  const at = all.length;
  all.push(...listed.reverse().flat());
  all.push(...number(0x06054b50), ...number(0), ...number(listed.length, 2), ...number(listed.length, 2), ...number(all.length - at), ...number(at), ...number(3, 2), ...encode("end"));
  return Uint8Array.from(all);
};

test("a changed part has a header that tells of it, and the others keep theirs, however the file is packed", async () => {
  const names = ["first.xml", "stored.xml", "third.xml", "last.xml"];
  const parts = names.map((name) => /** @type {[string, Uint8Array]} */ ([name, encode(`<a>${name.repeat(20)}</a>`)]));
  const old = new Zip(oddly(parts, { prefix: "#!" }), new Pace());
  const content = encode("<b>other words</b>");
  const bytes = zipCopy(old, new Map([["first.xml", content], ["stored.xml", content]]));
  assert.equal(decode(bytes.subarray(0, 2)), "#!");
  const fresh = new Zip(bytes, new Pace());
  const view = new DataView(bytes.buffer);
  assert.deepEqual([...fresh.entries.keys()], [...names].reverse());
  for (const { name, start, listed, method } of fresh.entries.values()) {
    const changed = names.indexOf(name) < 2;
    const now = changed ? content : parts[names.indexOf(name)]?.[1] ?? content;
    assert.deepEqual([name, await fresh.whole(name), view.getUint32(start + 14, true), view.getUint32(start + 22, true)], [name, now, crcOf(now), now.length]);
    assert.deepEqual([16, 20, 24].map((at) => view.getUint32(listed + at, true)), [14, 18, 22].map((at) => view.getUint32(start + at, true)));
    assert.deepEqual([view.getUint16(start + 6, true), view.getUint16(listed + 8, true), view.getUint16(start + 28, true)], changed ? [0x800, 0x800, OWN.length] : [0x808, 0x808, OWN.length + WIDE.length]);
    assert.equal(method, names.indexOf(name) % 2 ? 0 : 8);
    if (!method) assert.equal(view.getUint32(start + 18, true), now.length);
  }
  // One name twice, and sizes and places of 64 bits: what is read is not written so.
  for (const odd of [oddly([...parts, ...parts.slice(-1)]), oddly(parts, { wide: true })]) {
    const zip = new Zip(odd, new Pace());
    assert.equal(decode(await zip.whole("last.xml")), decode(parts[3]?.[1] ?? content));
    assert.throws(() => zipCopy(zip, new Map([["last.xml", content]])), /cannot be corrected here/);
  }
});

test("a list of parts that stands beyond what 32 bits can say is read, and not written", async () => {
  const bytes = zipSync({ "a.xml": encode("<a>one</a>"), "b.xml": encode("<b>two</b>") });
  const [end, list] = [bytes.length - 22, new DataView(bytes.buffer).getUint32(bytes.length - 6, true)];
  const wide = new Uint8Array(end + 56 + 20 + 22);
  wide.set(bytes.subarray(0, end));
  wide.set(bytes.subarray(end), end + 76);
  const view = new DataView(wide.buffer);
  view.setUint32(end, 0x06064b50, true);
  view.setBigUint64(end + 32, 2n, true);
  view.setBigUint64(end + 48, BigInt(list), true);
  view.setUint32(end + 56, 0x07064b50, true);
  view.setBigUint64(end + 64, BigInt(end), true);
  view.setUint32(end + 76 + 16, 0xffffffff, true);
  const zip = new Zip(wide, new Pace());
  assert.deepEqual([[...zip.entries.keys()], decode(await zip.whole("b.xml"))], [["a.xml", "b.xml"], "<b>two</b>"]);
  assert.throws(() => zipCopy(zip, new Map([["a.xml", encode("<a/>")]])), /cannot be corrected here/);
  view.setUint32(end + 76 + 16, list, true);
  view.setUint16(end + 76 + 10, 0xffff, true);
  assert.throws(() => zipCopy(new Zip(wide, new Pace()), new Map([["a.xml", encode("<a/>")]])), /cannot be corrected here/);
});

test("what cannot be corrected is refused in a sentence", async () => {
  const rtf = { name: "a.rtf", bytes: encode("{\\rtf1 x}") };
  await assert.rejects(corrected(rtf, []), /cannot be corrected here/);
  await assert.rejects(corrected({ name: "a.png", bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47]) }, []), /picture/);
  const text = { name: "a.txt", bytes: encode("https://y.example/") };
  const spot = { part: "", start: 0, end: 18, form: /** @type {const} */ ("text") };
  await assert.rejects(corrected(text, [{ spots: [spot], address: "https://a.example/" }, { spots: [spot], address: "https://b.example/" }]), /share one address/);
});
