import assert from "node:assert/strict";
import test from "node:test";
import { TextEncoder } from "node:util";

import { zipSync } from "fflate";

import { linkOf, linksOfFormula } from "../../../../macros/components/policy_check/readers/fields.js";
import { linesOf } from "../../../../macros/components/policy_check/readers/pdf_text.js";
import { passagesOf } from "../../../../macros/components/policy_check/readers/pdf_text.js";
import { areaOf, unwrappedAreas } from "../../../../macros/components/policy_check/readers/pdf.js";
import { pieces, within } from "../../../../macros/components/policy_check/readers/pieces.js";
import { unwrapped } from "../../../../macros/components/policy_check/readers/unwrap.js";
import { everything, read } from "./recorded.js";

const SITE = "https://handbook.example.org";
const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** @param {string | Uint8Array} content @param {string} [name] */
const found = async (content, name = "a") => {
  /** @type {any[]} */
  const all = [];
  for await (const one of read({ name, bytes: typeof content === "string" ? encode(content) : content })) all.push(one);
  const [format] = all;
  return {
    format: format.format,
    links: all.filter(({ kind }) => kind === "link").map(({ address, words, place, tracked }) => [address, words, place, ...(tracked ? [tracked] : [])]),
    passages: all.filter(({ kind }) => kind === "passage"),
    unread: all.filter(({ kind }) => kind === "unread").map(({ what }) => what),
  };
};

test("a format is told by what is in a file", async () => {
  assert.equal((await found("\uFEFF<!-- saved --><html>", "a.txt")).format, "html");
  assert.equal((await found("<?xml version='1.0'?><!DOCTYPE html><html>")).format, "html");
  assert.equal((await found("From: a@police.example\r\nSubject: Posting\r\n\r\nx", "a.docx")).format, "eml");
  assert.equal((await found("Subject: the handbook\n\nNote: this", "a.txt")).format, "text");
  assert.equal((await found("See [this](https://a.example/)", "a")).format, "markdown");
  assert.equal((await found("Plain", "a.md")).format, "markdown");
  assert.equal((await found("Plain", "a.pdf")).format, "text");
  assert.equal((await found("{\\rtf1 a}", "a.doc")).format, "rtf");
  assert.equal((await found("1 < 2 <b")).format, "text");
});

test("a package of Office is told by the type of its main part", async () => {
  const of = async (/** @type {string} */ type, part = "xl/workbook.xml") =>
    found(
      zipSync({
        "[Content_Types].xml": encode(`<Types><Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/>${type}</Types>`),
        "_rels/.rels": encode(`<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/${part}"/></Relationships>`),
        [part]: encode("<workbook/>"),
      }),
    );
  const named = (/** @type {string} */ type, part = "xl/workbook.xml") => `<Override PartName="/${part}" ContentType="application/vnd.${type}"/>`;
  assert.equal((await of(named("ms-excel.sheet.macroEnabled.main+xml"))).format, "xlsx");
  assert.equal((await of(named("openxmlformats-officedocument.spreadsheetml.template.main+xml"))).format, "xlsx");
  assert.match((await of(named("ms-excel.sheet.binary.macroEnabled.main", "xl/workbook.bin"), "xl/workbook.bin")).unread.join(), /\.xlsb.*\.xlsx/);
  assert.match((await of(named("ms-visio.drawing.main+xml"))).unread.join(), /Visio/);
  assert.match((await of(named("openxmlformats-officedocument.theme+xml"))).unread.join(), /main part is missing/);
  const word = named("ms-word.document.macroEnabled.main+xml", "word/document.xml");
  assert.equal((await of(word, "word/document.xml")).format, "docx");
  assert.equal((await of('<Default Extension="main" ContentType="application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"/>', "ppt/a.main")).format, "pptx");
});

test("an address that a Word document does not say leads out does so all the same", async () => {
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const related = (/** @type {string} */ kind, /** @type {string} */ target) => encode(`<Relationships><Relationship Id="a" Type="http://x/${kind}" Target="${target}"/></Relationships>`);
  const { links } = await found(
    zipSync({
      "[Content_Types].xml": encode(`<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`),
      "_rels/.rels": related("officeDocument", "word/document.xml"),
      "word/_rels/document.xml.rels": related("hyperlink", `${SITE}/s/a/`),
      "word/document.xml": encode('<w:document xmlns:w="w" xmlns:r="r"><w:p><w:hyperlink r:id="a"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p></w:document>'),
    }),
  );
  assert.deepEqual(links, [[`${SITE}/s/a/`, "a", "paragraph 1"]]);
});

test("field codes are read as Word reads them", () => {
  const of = (/** @type {string} */ code) => {
    const link = linkOf(code);
    return link && [link.address.value, link.fragment?.value];
  };
  assert.deepEqual(of(' HYPERLINK "https://a.example/x" '), ["https://a.example/x", undefined]);
  assert.deepEqual(of('HYPERLINK https://a.example/x \\l "y" \\h'), ["https://a.example/x", "y"]);
  assert.deepEqual(of(' hyperlink \\o "a tip" \\n "https://a.example/x"'), ["https://a.example/x", undefined]);
  assert.deepEqual(of(' HYPERLINK \\l "_Toc1"'), ["", "_Toc1"]);
  assert.deepEqual(of(' HYPERLINK "C:\\\\a\\\\b.docx"'), ["C:\\a\\b.docx", undefined]);
  assert.deepEqual(of(' HYPERLINK \\t "_blank" \\L "y" “https://a.example/x” "other"'), ["https://a.example/x", "y"]);
  assert.equal(of(' PAGEREF _Toc1 \\h'), undefined);
  assert.equal(of(' HYPERLINKS "a"'), undefined);
});

test("links of formulas are read, and those that are worked out are told of", () => {
  assert.deepEqual(linksOfFormula('=HYPERLINK("https://a.example/","A ""b""")'), [{ address: "https://a.example/", words: 'A "b"' }]);
  assert.deepEqual(linksOfFormula('of:=IF([.A1];HYPERLINK("https://a.example/";[.B1]);"")'), [{ address: "https://a.example/", words: "" }]);
  assert.deepEqual(linksOfFormula('HYPERLINK("https://a.example/"&A1)'), [{ address: "", words: "" }]);
  assert.deepEqual(linksOfFormula('HYPERLINK("https://a.example/""b""" ; "c")'), [{ address: 'https://a.example/"b"', words: "c" }]);
  assert.deepEqual(linksOfFormula("SUM(A1:A2)"), []);
});

test("what wraps an address is taken off", () => {
  const inner = `${SITE}/s/a/?b=1&c=2#d`;
  const packed = encodeURIComponent(inner);
  assert.equal(unwrapped(`https://eur01.safelinks.protection.outlook.com/?url=${packed}&data=05%7C&reserved=0`), inner);
  assert.equal(unwrapped(`https://www.google.com/url?q=${packed}&sa=D`), inner);
  assert.equal(unwrapped(`https://linkprotect.cudasvc.com/url?a=${packed}&c=E,1`), inner);
  assert.equal(unwrapped("https://urldefense.proofpoint.com/v2/url?u=https-3A__handbook.example.org_s_own-2Dup_&d=DwMF"), `${SITE}/s/own-up/`);
  assert.equal(unwrapped(`https://urldefense.com/v3/__${SITE}/s/a/*d__;Iw!!Ab!x$`), `${SITE}/s/a/#d`);
  // Two signs together are a run; one slash after the scheme is what some of them leave; what is no sign of Base64 in an address is another there.
  assert.equal(unwrapped("https://urldefense.com/v3/__https://a.example/b**Ac__;Pz0!!Ab!x$"), "https://a.example/b?=c");
  assert.equal(unwrapped("https://urldefense.us/v3/__https:/a.example/b*c__;w6k!!Ab!x$"), "https://a.example/béc");
  assert.equal(unwrapped("https://urldefense.proofpoint.com/v3/__https://a.example/b*c__;4oCT!!Ab!x$"), "https://a.example/b–c");
  assert.equal(unwrapped("https://urldefense.com/v3/__https://a.example/b*c__;8J-Ygw!!Ab!x$"), "https://a.example/b😃c");
  assert.equal(unwrapped(`https://urldefense.proofpoint.com/v1/url?u=${encodeURIComponent(`${SITE}/s/own-up_/`)}&k=x`), `${SITE}/s/own-up_/`);
  assert.equal(unwrapped(`https://gcc02.safelinks.protection.office365.us/?url=${packed}`), inner);
  assert.equal(unwrapped(`https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=${packed}`), inner);
  assert.equal(unwrapped(`https://secure-web.cisco.com/1abc/${packed}`), inner);
  assert.equal(unwrapped(`https://eu-west-1.protection.sophos.com/?d=x&u=${encodeURIComponent(globalThis.btoa(inner).replaceAll("+", "-").replaceAll("/", "_"))}`), inner);
  const odd = `${SITE}/s/a/?b=>>>&c=???`;
  const base64 = globalThis.btoa(odd);
  assert.ok(base64.includes("+") && base64.includes("/"), base64);
  assert.equal(unwrapped(`https://eu-west-1.protection.sophos.com/?u=${encodeURIComponent(base64.replaceAll("+", "-").replaceAll("/", "_"))}`), odd);
  assert.equal(unwrapped(`https://l.facebook.com/l.php?u=${packed}&h=x`), inner);
  assert.equal(unwrapped(`https://www.linkedin.com/redir/redirect?url=${packed}`), inner);
  assert.equal(unwrapped(`https://www.google.co.uk/url?url=${packed}`), inner);
  assert.equal(unwrapped(`https://www.linkedin.com/feed/?url=${packed}`), `https://www.linkedin.com/feed/?url=${packed}`);
  assert.equal(unwrapped(`https://www.google.com/search?q=${packed}`), `https://www.google.com/search?q=${packed}`);
  assert.equal(unwrapped(`https://emea01.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://www.google.com/url?q=${packed}`)}`), inner);
  for (const plain of [inner, "https://www.google.com/search?q=handbook", "https://eur01.safelinks.protection.outlook.com/?url=x", "https://eur01.safelinks.protection.outlook.com/?url=mailto:a@b.example", "mailto:a@b.example", "https://[", "not an address"]) {
    assert.equal(unwrapped(plain), plain);
  }
});

test("each character is found where it is written", () => {
  const where = { part: "", start: 10, form: /** @type {const} */ ("xml") };
  assert.deepEqual(within(pieces("a&amp;b", "a&b", where), 0, 3).map(({ start, end }) => [start, end]), [[10, 11], [11, 16], [16, 17]]);
  assert.deepEqual(within(pieces("abc", "abc", where), 1, 2).map(({ start, end }) => [start, end]), [[11, 12]]);
  assert.deepEqual(within(pieces("&#x1F600;b", "😀b", where), 2, 3).map(({ start, end }) => [start, end]), [[19, 20]]);
  assert.deepEqual(pieces("a&b", "axb", where), []);
  assert.deepEqual(within(pieces("abc", "abc", where), 2, 5), []);
});

test("web pages: what stands where", async () => {
  const page = `<html><head><title>no ${SITE}/s/t/</title><base href="${SITE}/a/"></head><body>
    <p><a href="../s/own-up/">Own <b>up</b></a> &amp; <a href="#here">here</a> <a name="x">x</a></p>
    <h2>Posting <i>well</i></h2><script>"${SITE}/s/js/"</script><style>a{}</style><!-- ${SITE}/s/c/ -->
    <p>x<map><area href="${SITE}/s/area/" alt="Area"></map><a href="${SITE}/s/img/"><img src=x alt="Badge"></a>
    <a href="${SITE}/s/one/">one<a href="${SITE}/s/two/">two</a>
    <p>was <del><a href="${SITE}/s/old/">old</a></del> <ins><a href="${SITE}/s/new/">new</a></ins>
    <a href="${SITE}/s/block/"><div>a</div><div>b</div></a>
    <svg><a xlink:href="${SITE}/s/svg/"><text>svg</text></a></svg><textarea><a href="${SITE}/s/ta/">`;
  const { links, passages, unread } = await found(page, "a.html");
  assert.deepEqual(links, [
    [`${SITE}/s/own-up/`, "Own up", "before the first heading"],
    [`${SITE}/s/area/`, "Area", "under “Posting well”"],
    [`${SITE}/s/img/`, "Badge", "under “Posting well”"],
    [`${SITE}/s/one/`, "one", "under “Posting well”"],
    [`${SITE}/s/two/`, "two", "under “Posting well”"],
    [`${SITE}/s/old/`, "old", "under “Posting well”", "deleted"],
    [`${SITE}/s/new/`, "new", "under “Posting well”", "inserted"],
    [`${SITE}/s/block/`, "a", "under “Posting well”"],
    [`${SITE}/s/svg/`, "svg", "under “Posting well”"],
  ]);
  const text = passages.map(({ text: said }) => said).join("|");
  for (const hidden of ["/s/t/", "/s/js/", "/s/c/"]) assert.ok(!text.includes(hidden), hidden);
  assert.deepEqual(unread, []);
});

test("web pages: what ends a paragraph, and what only looks like a tag", async () => {
  const texts = async (/** @type {string} */ page) => (await found(`<!doctype html>${page}`)).passages.map(({ text }) => text);
  assert.deepEqual(await texts("<p>a<br>b\nc<p>d<div>e</div>f<b>g</b>"), ["a b c", "d", "e", "fg"]);
  const link = `<a href="${SITE}/s/a/">a</a>`;
  for (const hidden of ["<title>1 <!-- 2</title>", '<script>"<!--"</script>', "<style>a::before{content:'<!--'}</style>", "<noframes><!--</noframes>"]) {
    assert.deepEqual([hidden, (await found(`<!doctype html>${hidden}<p>${link}`)).links.length], [hidden, 1]);
  }
  assert.deepEqual((await found(`<!doctype html><p>x<plaintext>${link}`)).links, []);
  assert.deepEqual((await found(`<!doctype html><base href="${SITE}/one/"><base href="${SITE}/two/"><a href="s/">a</a>`)).links, [[`${SITE}/one/s/`, "a", "before the first heading"]]);
  assert.deepEqual((await found(`<!doctype html><del>x</del>${link}`)).links.map(([, , , tracked]) => tracked), [undefined]);
  assert.deepEqual((await found(`<!doctype html><del><map><area href="${SITE}/s/a/" alt="a"></map></del>`)).links.map(([, , , tracked]) => tracked), ["deleted"]);
  assert.deepEqual((await found(`<!doctype html><h1></h1><h2>One</h2><h3> </h3>${link}`)).links.map(([, , place]) => place), ["under “One”"]);
});

test("text: two bytes a character are known without a mark, in either order", async () => {
  const codes = [...`See ${SITE}/s/a/ é`].map((sign) => sign.charCodeAt(0));
  for (const order of [[0, 8], [8, 0]]) {
    const { passages } = await found(Uint8Array.from(codes.flatMap((code) => order.map((shift) => (code >> shift) & 255))));
    assert.deepEqual(passages.map(({ text }) => text), [`See ${SITE}/s/a/ é`]);
  }
});

test("how far a long file is read is told, from nothing to all", async () => {
  const rtf = `{\\rtf1 ${"word\\par ".repeat(5000)}}`;
  for (const [name, text] of Object.entries({ "a.txt": "word\n".repeat(5000), "a.html": `<!doctype html>${"<p>word ".repeat(9000)}`, "a.md": "# word\n\nword\n".repeat(2000), "a.rtf": rtf })) {
    const done = [];
    for await (const one of read({ name, bytes: encode(text) })) if (one.kind === "progress") done.push(one.done);
    assert.ok(done.length > 3 && done.length < 40 && done.every((each, at) => each >= (done[at - 1] ?? 0)) && done.at(-1) === 1, `${name} ${done}`);
  }
});

test("how far a packed file is read is told in steps that can be seen, and not with each piece of it", async () => {
  const words = "<w:p><w:r><w:t>words and words</w:t></w:r></w:p>".repeat(40_000);
  const bytes = zipSync(
    {
      "[Content_Types].xml": encode('<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
      "_rels/.rels": encode('<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>'),
      "word/document.xml": encode(`<w:document xmlns:w="w">${words}</w:document>`),
    },
    { level: 0 },
  );
  const done = [];
  for await (const one of read({ name: "a", bytes })) if (one.kind === "progress") done.push(one.done);
  assert.ok(done.length > 20 && done.length <= 101 && done.every((each, at) => each > (done[at - 1] ?? 0) || at === done.length - 1) && done.at(-1) === 1, done.join(" "));
});

test("text: lines are counted, however they end, and a list without an empty line is read in pieces", async () => {
  const { passages } = await found("a\r\rb\r\n\r\nc\n\n\nd\ne");
  assert.deepEqual(passages.map(({ text, place }) => `${place}: ${text}`), ["line 1: a", "line 3: b", "line 5: c", "line 8: d e"]);
  const list = await found(`${SITE}/s/own-up/\n`.repeat(3000));
  assert.ok(list.passages.length > 3);
  assert.deepEqual([list.passages.map(({ text }) => text).join(" ").split(" ").length, list.passages[0].place], [3000, "line 1"]);
  assert.equal(list.passages[1].place, `line ${list.passages[0].text.split(" ").length + 1}`);
});

test("Markdown: what is no link, and how one may be written", async () => {
  assert.deepEqual((await found("Note[^1] and [a][b].\n\n[^1]: word\n[b]: <https://a.example/>\n", "a.md")).links, [["https://a.example/", "a", "before the first heading"]]);
  const inline = await found(`x <a class=c href='${SITE}/s/?a&amp;b'>y</a> <a href=${SITE}/s/>z</a>`, "a.md");
  assert.deepEqual(inline.links, [[`${SITE}/s/?a&b`, "y", "before the first heading"]]);
  assert.ok(inline.passages[0].text.includes(`${SITE}/s/>`));
  assert.deepEqual((await found("a  \nb\nc", "a.md")).passages.map(({ text }) => text), ["a\nb c"]);
  const long = await found(`# One\n\n[^1] ${"words and words\n\n".repeat(9000)}[a](${SITE}/s/a/)\n\n# Two\n\n${"words and words\n\n".repeat(3000)}[^1]: ${SITE}/s/note/\n`, "a.md");
  assert.deepEqual(long.links.map(([, , place]) => place), ["under “One”", "footnote 1"]);
  const fenced = `\`\`\`\n${"# not a heading, and [no][r] link\n\n".repeat(800)}\`\`\`\n\n[a][r]\n\n`;
  const { links } = await found(`[r]: ${SITE}/s/first/\n\n# Before\n\n${fenced}${"# After\n\nwords and words [b][r] and words\n\n".repeat(800)}[r]: ${SITE}/s/second/\n`, "a.md");
  assert.deepEqual([links.length, new Set(links.map(([address]) => address)).size, links[0]], [801, 1, [`${SITE}/s/first/`, "a", "under “Before”"]]);
});

test("Markdown: what stands where", async () => {
  const text = `Before <${SITE}/s/auto/>.\n\n# One\n\n[a](${SITE}/s/a/ "T") and [b][r] and ![i](${SITE}/i.png) [![alt](i.png)](${SITE}/s/img/)
\n[r]: <${SITE}/s/r/> 'x'\n\n> Quoted [c](${SITE}/s/c/)\n\n<div><a href="${SITE}/s/html/">h</a></div>\n\n\`\`\`\n${SITE}/s/code/ [no](${SITE}/s/no/)\n\`\`\`
\nInline <a href="${SITE}/s/inline/">in</a>. Note[^1] and more[^2].\n\n[^1]: ${SITE}/s/note/\n[^2]: See [d](${SITE}/s/d/).\n`;
  const { links, passages } = await found(text, "a.md");
  assert.deepEqual(links, [
    [`${SITE}/s/auto/`, `${SITE}/s/auto/`, "before the first heading"],
    [`${SITE}/s/a/`, "a", "under “One”"],
    [`${SITE}/s/r/`, "b", "under “One”"],
    [`${SITE}/s/img/`, "alt", "under “One”"],
    [`${SITE}/s/c/`, "c", "under “One”"],
    [`${SITE}/s/inline/`, "in", "under “One”"],
    [`${SITE}/s/note/`, `${SITE}/s/note/`, "footnote 1"],
    [`${SITE}/s/d/`, "d", "footnote 2"],
    [`${SITE}/s/html/`, "h", "under “One”"],
  ]);
  assert.ok(passages.some(({ text: said }) => said.includes("/s/code/")));
});

test("a long Markdown file is read in stretches, with what it defines elsewhere", async () => {
  const long = Array.from({ length: 2000 }, (_, at) => `# H${at}\n\nWords and [a${at}][r], words and words and words and words.\n`).join("\n");
  const { links } = await found(`${long}\n[r]: ${SITE}/s/r/\n`, "a.md");
  assert.equal(links.length, 2000);
  assert.deepEqual(links.at(-1), [`${SITE}/s/r/`, "a1999", "under “H1999”"]);
});

test("text: an address in angle brackets may go on in the next line", async () => {
  const { passages } = await found(`See <${SITE}/s/own-\n  up/> there.\n\nNext\n`, "a.txt");
  assert.deepEqual(passages.map(({ text, place }) => [text, place]), [[`See <${SITE}/s/own-up/> there.`, "line 1"], ["Next", "line 4"]]);
});

test("RTF: what stands beside the text has its own place, whatever page it is for", async () => {
  for (const [word, place] of Object.entries({ header: "header", headerl: "header", headerr: "header", headerf: "header", footer: "footer", footerl: "footer", footerr: "footer", footerf: "footer", footnote: "footnote 1", annotation: "comment 1", shptxt: "text box" })) {
    const field = `{\\field{\\*\\fldinst HYPERLINK "${SITE}/s/a/"}{\\fldrslt a}}`;
    const inner = word === "annotation" ? `{\\*\\${word} ${field}}` : `{\\${word} ${field}}`;
    assert.deepEqual([word, (await found(`{\\rtf1 Body ${inner}\\par}`)).links], [word, [[`${SITE}/s/a/`, "a", place]]]);
  }
  const ended = await found("{\\rtf1 {\\footnote\\ftnalt one}{\\footnote two}{\\footnote\\ftnalt three}\\par}");
  assert.deepEqual(ended.passages.map(({ text, place }) => `${place}: ${text}`), ["endnote 1: one", "footnote 1: two", "endnote 2: three"]);
});

test("RTF: paragraphs, cells and signs are told apart, and what is no text is left out", async () => {
  const texts = async (/** @type {string} */ rtf) => (await found(`{\\rtf1\\ansi ${rtf}}`)).passages.map(({ text }) => text);
  assert.deepEqual(await texts("a\\cell b\\row c\\nestrow d\\sect e\\page f\\\ng"), ["a\tb", "c", "d", "e", "f", "g"]);
  assert.deepEqual(await texts("a\\~b\\_c \\{d\\} \\\\e on\ne\\par"), ["a b-c {d} \\e one"]);
  assert.deepEqual(await texts("\\ldblquote a\\rdblquote\\lquote b\\rquote\\emdash c\\endash d\\bullet e\\line f\\tab g\\emspace h\\par"), ["“a”‘b’—c–d•e\nf\tg h"]);
  assert.deepEqual(await texts("{\\pict\\bin3 {{{}shown\\par"), ["shown"]);
  assert.deepEqual(await texts("{\\*\\unknown hidden}shown{\\*\\shppict{\\pict 00ff}}\\par"), ["shown"]);
  assert.deepEqual(await texts("\\ansicpg1251 \\'cf\\'f0\\uc2 \\u1086 xx\\uc0\\u1074 yz\\par"), ["Провyz"]);
  assert.deepEqual(await texts("{\\stylesheet{\\s3 heading 2;}{\\s4 Normal;}}\\pard\\outlinelevel1 One\\par\\pard a\\par\\pard\\s3 Two\\par\\pard\\s4 b\\par"), ["One", "a", "Two", "b"]);
  const { passages } = await found("{\\rtf1 {\\stylesheet{\\s3 heading 2;}}\\pard\\outlinelevel1 One\\par\\pard a\\par\\pard\\s3 Two\\par\\pard b\\par}");
  assert.deepEqual(passages.map(({ place }) => place), ["under “One”", "under “One”", "under “Two”", "under “Two”"]);
});

test("RTF: a link is counted once, though its field goes on or holds a text box", async () => {
  const code = `{\\*\\fldinst HYPERLINK "${SITE}/s/a/"}`;
  assert.deepEqual((await found(`{\\rtf1 {\\field${code}{\\fldrslt one\\par two}}\\par}`)).links, [[`${SITE}/s/a/`, "one", "paragraph 1"]]);
  assert.deepEqual((await found(`{\\rtf1 {\\field${code}{\\fldrslt {\\shptxt boxed\\par}}}\\par}`)).links.map(([address, words]) => [address, words]), [[`${SITE}/s/a/`, "boxed"]]);
  const changed = await found(`{\\rtf1 {\\deleted gone {\\field${code}{\\fldrslt a}}}{\\deleted\\plain {\\field${code}{\\fldrslt b}}}\\par}`);
  assert.deepEqual(changed.links.map(([, words, , tracked]) => [words, tracked]), [["a", "deleted"], ["b", undefined]]);
});

test("RTF: code pages, Unicode, notes, shapes and changes", async () => {
  const rtf = `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}{\\info{\\title No}}{\\stylesheet{\\s1 heading 1;}}
\\pard\\s1 Caf\\'e9\\par\\pard Na\\u239 ?ve \\uc2\\u8364 xx {\\field{\\*\\fldinst{HYPERLINK "${SITE}/s/a/" \\\\l "b"}}{\\fldrslt{\\ul a\\~b}}}{\\footnote See {\\field{\\*\\fldinst HYPERLINK "${SITE}/s/f/"}{\\fldrslt f}}}.\\par
{\\revised {\\field{\\*\\fldinst HYPERLINK "${SITE}/s/n/"}{\\fldrslt new}}}{\\deleted {\\field{\\*\\fldinst HYPERLINK "${SITE}/s/o/"}{\\fldrslt old}}}\\par
{\\shp{\\*\\shpinst{\\sp{\\sn pihlShape}{\\sv {\\*\\hl{\\hlfr x}{\\hlloc frag}{\\hlsrc ${SITE}/s/shape/}}}}{\\shptxt Box\\par}}}
{\\pict\\bin4 }{}x}${SITE}/s/bare/\\par}`;
  const { links, passages } = await found(rtf);
  assert.deepEqual(links, [
    [`${SITE}/s/f/`, "f", "footnote 1"],
    [`${SITE}/s/a/#b`, "a b", "under “Café”"],
    [`${SITE}/s/n/`, "new", "under “Café”", "inserted"],
    [`${SITE}/s/o/`, "old", "under “Café”", "deleted"],
    [`${SITE}/s/shape/#frag`, "", "shape, under “Café”"],
  ]);
  const texts = passages.map(({ text }) => text);
  assert.ok(texts.includes("Café") && texts.includes("Naïve € a b."), texts.join("|"));
  assert.ok(texts.some((text) => text.includes("/s/bare/")) && !texts.join("").includes("Arial") && !texts.join("").includes("No"));
});

test("e-mail: one message may come as a mailbox has it", async () => {
  const { format, links } = await found(`From a@police.example Mon Jan  5 10:00:00 2026\nFrom: a@police.example\nContent-Type: text/html\n\n<a href="${SITE}/s/a/">a</a>`);
  assert.deepEqual([format, links], ["eml", [[`${SITE}/s/a/`, "a", "message"]]]);
});

test("e-mail: what is encrypted or damaged is told of, and pictures are not", async () => {
  const mail = (/** @type {string} */ type, /** @type {string} */ body) => `From: a@police.example\nTo: b@police.example\nMIME-Version: 1.0\nContent-Type: ${type}\n\n${body}`;
  const part = (/** @type {string} */ type) => `--x\nContent-Type: ${type}\nContent-Disposition: attachment; filename=f\n\nx\n`;
  assert.deepEqual((await found(mail("multipart/encrypted; boundary=x", `${part("application/pgp-encrypted")}--x--`))).unread, ["This message is encrypted, and was not read."]);
  assert.deepEqual((await found(mail("application/pkcs7-mime; name=smime.p7m", "MIIB"))).unread, ["This message is encrypted, and was not read."]);
  assert.deepEqual((await found(mail(`text/plain; x=${"a".repeat(3e6)}`, "x"))).unread, ["This message is damaged, and was not read."]);
  assert.deepEqual((await found(mail("multipart/mixed; boundary=x", `${part("image/png")}${part("application/pkcs7-signature")}${part("text/css")}${part("application/zip")}--x--`))).unread, ["The attached file f was not read: save it on its own, and drop it too."]);
  const both = await found(mail("multipart/alternative; boundary=x", `--x\nContent-Type: text/plain\n\nsee ${SITE}/s/plain/\n--x\nContent-Type: text/html\n\n<a href="${SITE}/s/html/">h</a>\n--x--`));
  assert.deepEqual([both.links, both.passages.filter(({ spots }) => spots)], [[[`${SITE}/s/html/`, "h", "message"]], []]);
  const plain = await found(mail("text/plain", `see ${SITE}/s/plain/`));
  assert.deepEqual(plain.passages.map(({ text, spots }) => [text, spots]), [[`see ${SITE}/s/plain/`, undefined]]);
});

test("e-mail: what is attached is told of", async () => {
  const mail = `From: a@police.example\nTo: b@police.example\nSubject: =?utf-8?Q?Caf=C3=A9?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n
--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nSee ${SITE}/s/a-=\nb/?c=3Dd.\n
--x\nContent-Type: application/pdf; name="policy.pdf"\nContent-Disposition: attachment; filename="policy.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--x--\n`;
  const { passages, unread } = await found(mail);
  assert.deepEqual(passages.map(({ text, place }) => [text, place]), [["Café", "subject"], [`See ${SITE}/s/a-b/?c=d.`, "message"]]);
  assert.deepEqual(unread, ["The attached file policy.pdf was not read: save it on its own, and drop it too."]);
});

/** @param {string} str @param {number} x @param {number} y @param {number} width @param {boolean} [hasEOL] */
const item = (str, x, y, width, hasEOL = true) => ({ str, hasEOL, width, height: 10, transform: [10, 0, 0, 10, x, y] });
/** @param {string} address @param {string} words @param {number} left @param {number} y @param {number} right */
const area = (address, words, left, y, right) => ({ address, words, left, bottom: y - 2, right, top: y + 9 });

test("PDF: lines become paragraphs, and an address that is broken is whole again", () => {
  const texts = (/** @type {any[]} */ items, /** @type {any[]} */ areas = []) => passagesOf(linesOf(items), areas, "page 1").map(({ text }) => text);
  assert.deepEqual(texts([item("One line", 0, 100, 80), item("and its next.", 0, 88, 100), item("Another", 0, 60, 60)]), ["One line and its next.", "Another"]);
  assert.deepEqual(texts([item(`see ${SITE}/s/`, 0, 100, 200), item("own-up/versions/ there", 0, 88, 200)]), [`see ${SITE}/s/own-up/versions/ there`]);
  assert.deepEqual(texts([item(`see ${SITE}/s/own-`, 0, 100, 200), item("up/ there", 0, 88, 200)]), [`see ${SITE}/s/own-up/ there`]);
  assert.deepEqual(texts([item(`see ${SITE}/s/own-up/`, 0, 100, 200), item("and then", 0, 88, 200)]), [`see ${SITE}/s/own-up/ and then`]);
  assert.deepEqual(texts([item(`see ${SITE}/s/posting`, 0, 100, 200), item("well there", 0, 88, 200)], [area(`${SITE}/s/postingwell`, "", 0, 100, 9)]), [`see ${SITE}/s/postingwell there`]);
  assert.deepEqual(texts([item(`${SITE}/s/a/`, 0, 100, 200), item(`${SITE}/s/b/`, 0, 88, 200)]), [`${SITE}/s/a/ ${SITE}/s/b/`]);
});

test("PDF: a link that is wrapped is one, and links below one another are several", () => {
  const address = `${SITE}/s/a/`;
  const words = (/** @type {any[]} */ areas, /** @type {any[]} */ items) => unwrappedAreas(areas, linesOf(items)).map((one) => one.words);
  const text = [item("Read what the handbook", 0, 100, 200), item("says of it, and go on.", 0, 88, 190)];
  assert.deepEqual(words([area(address, "what the handbook", 40, 100, 200), area(address, "says of it", 0, 88, 90)], text), ["what the handbook says of it"]);
  assert.deepEqual(words([area(address, "says of it", 0, 88, 90), area(address, "what the handbook", 40, 100, 200)], text), ["what the handbook says of it"]);
  const list = [item("• one", 0, 100, 40), item("• two", 0, 88, 40), item("A long line that shows where the margin is", 0, 60, 300)];
  assert.deepEqual(words([area(address, "one", 12, 100, 40), area(address, "two", 12, 88, 40)], list), ["one", "two"]);
  assert.deepEqual(words([area(address, "one", 0, 100, 20), area(address, "two", 25, 100, 40)], [item("one two", 0, 100, 40)]).length, 1);
  assert.deepEqual(words([area(address, "one", 0, 100, 20), area(address, "two", 95, 100, 140)], [item("one and then two", 0, 100, 140)]), ["one", "two"]);
});

test("PDF: what can be pressed has its own words, or those that tell of it", () => {
  const rect = [1, 2, 3, 4];
  const words = (/** @type {object} */ said) => areaOf({ url: `${SITE}/s/a/`, rect, ...said }).map((one) => one.words);
  assert.deepEqual(areaOf({ unsafeUrl: "../a", url: `${SITE}/a`, rect, overlaidText: "One" }), [{ address: "../a", words: "One", left: 1, bottom: 2, right: 3, top: 4 }]);
  assert.deepEqual(areaOf({ rect, overlaidText: "A place in this file" }), []);
  assert.deepEqual(words({ overlaidText: " One \n two ", alternativeText: "Other" }), ["One two"]);
  assert.deepEqual(words({ overlaidText: " ", alternativeText: " Other\nwords ", contentsObj: { str: "Said" } }), ["Other words"]);
  assert.deepEqual([words({ contentsObj: { str: "Said" } }), words({})], [["Said"], [""]]);
});

test("PDF: how far apart the areas of one link may be", () => {
  const address = `${SITE}/s/a/`;
  const many = (/** @type {any[]} */ areas, /** @type {any[]} */ items) => unwrappedAreas(areas, linesOf(items)).length;
  const beside = (/** @type {number} */ left, y = 100) => many([area(address, "one", 0, 100, 20), area(address, "two", left, y, 40)], [item("one two", 0, 100, 40)]);
  assert.deepEqual([beside(25), beside(26), beside(25, 97), beside(25, 96)], [1, 2, 1, 2]);
  const below = ({ y = 88, left = 0, from = 40, to = 200, words = "says of it", end = 190 }) =>
    many([area(address, "what the handbook", from, 100, to), area(address, words, left, y, 90)], [item("Read what the handbook", 0, 100, 200), item("says of it, and go on.", 0, y, end)]);
  assert.deepEqual([below({}), below({ y: 76 }), below({ y: 75 })], [1, 1, 2]);
  assert.deepEqual([below({ left: 4 }), below({ left: 5 }), below({ to: 196 }), below({ to: 195 })], [1, 2, 1, 2]);
  assert.deepEqual([below({ from: 0 }), below({ from: 0, words: "what the handbook" }), below({ words: "what the handbook" })], [1, 2, 1]);
  assert.deepEqual([below({ from: 0, end: 400 }), below({ from: 5, end: 400 })], [2, 1]); // in the first, "says" would have fitted
});

test("PDF: the words of a link that is wrapped", () => {
  const address = `${SITE}/s/own-up/`;
  const words = (/** @type {string[]} */ ...parts) => {
    const areas = parts.map((part, n) => area(address, part, n ? 0 : 40, 100 - 12 * n, 200));
    return unwrappedAreas(areas, linesOf(parts.map((part, n) => item(part.slice(0, 40), 0, 100 - 12 * n, 200)))).map((one) => one.words);
  };
  assert.deepEqual(words("own up", "at once"), ["own up at once"]);
  assert.deepEqual(words(`${SITE}/s/own-`, "up/"), [address]);
  assert.deepEqual(words(`${SITE}/s/own-`, "up/", "up/"), [address]);
  assert.deepEqual(words("/s/own-", "up/"), ["/s/own-up/"]);
  assert.deepEqual(words(`${SITE}/s/own-`, "here"), [`${SITE}/s/own- here`]);
  const long = "a".repeat(1000);
  assert.deepEqual(words(long, "b", "c"), [`${long} b`]);
  assert.deepEqual(words(`${long}a`, "b", "c"), [`${long}a`]);
});

test("a slide, a sheet and a text in OpenDocument that hold nothing are read without a word", async () => {
  for (const kind of ["text", "spreadsheet", "presentation"]) {
    const file = zipSync({ mimetype: encode(`application/vnd.oasis.opendocument.${kind}`), "content.xml": encode("<office:document-content xmlns:office='o'/>") });
    const { unread, links, passages } = await found(file);
    assert.deepEqual([unread, links, passages], [[], [], []]);
  }
});

test("PDF: pieces of a line stand together, and what is no text or has no measures is left out or guessed", () => {
  const of = (/** @type {any[]} */ ...items) => linesOf(items).map(({ text, left, right, bottom, top, size, items: all }) => [text, left, right, bottom, top, size, all.map((each) => [each.text, each.left, each.right, each.at])]);
  const piece = (/** @type {string} */ str, /** @type {number} */ x, /** @type {number} */ y, /** @type {object} */ more = {}) => ({ ...item(str, x, y, 20, false), ...more });
  assert.deepEqual(of(piece("one ", 5, 100), piece("two", 25, 100, { hasEOL: true }), piece("three", 5, 88)), [
    ["one two", 5, 45, 98, 108, 10, [["one ", 5, 25, 0], ["two", 25, 45, 4]]],
    ["three", 5, 25, 86, 96, 10, [["three", 5, 25, 0]]],
  ]);
  assert.deepEqual(of(piece(" ", 0, 100), piece("a", 5, 100, { transform: [8, 0, 0, 8, 5, 100] }), piece("", 30, 100), { type: "mark" }, piece(" ", 90, 100)), [[" a ", 5, 25, 98, 108, 8, [[" ", 0, 20, 0], ["a", 5, 25, 1], [" ", 90, 110, 2]]]]);
  // Higher or lower by more than half a sign, or back by more than two, is another line.
  const below = (/** @type {number} */ y, x = 30) => of(piece("a", 5, 100), piece("b", x, y)).length;
  assert.deepEqual([below(105), below(106), below(95), below(94), below(100, 5), below(100, 4)], [1, 2, 1, 2, 1, 2]);
  assert.deepEqual([of(piece("a", 0, 0, { transform: [0, 0, 3, 4, 0, 0] })), of(piece("a", 0, 0, { transform: [], height: 6 })), of(piece("a", 0, 0, { transform: [], height: 0 }))].map(([line]) => line?.[5]), [5, 6, 10]);
  assert.deepEqual(of(piece("", 0, 100), piece(" ", 0, 50)), []);
});

test("PDF: what makes a paragraph of lines, and which words of them can be pressed", () => {
  const passages = (/** @type {any[]} */ items, /** @type {any[]} */ areas = []) => passagesOf(linesOf(items), areas, "page 2").map(({ text, place, pressed }) => `${place}: ${text} ${pressed.map(([from, end]) => text.slice(from, end)).join("|")}`);
  const next = (/** @type {number} */ y, x = 0, more = {}) => passages([item("one", 0, 100, 50), { ...item("two", x, y, 50), ...more }]).length;
  const large = (/** @type {number} */ size) => ({ transform: [size, 0, 0, size, 0, 88] });
  assert.deepEqual([next(83), next(82), next(101), next(88, 50), next(88, 51), next(88, 0, large(11)), next(88, 0, large(12)), next(88, 0, large(9)), next(88, 0, large(8))], [1, 2, 2, 1, 2, 1, 2, 1, 2]);
  assert.deepEqual(passages([item("  one  ", 0, 100, 50), item("  two", 0, 88, 50)]), ["page 2:   one two "]);
  assert.deepEqual(passages([item("soft\u00ad", 0, 100, 50), item("ware", 0, 88, 50), item("post-", 0, 76, 50), item("ing Post-", 0, 64, 50), item("Office", 0, 52, 50)]), ["page 2: software post-ing Post- Office "]);
  const address = `${SITE}/s/a/`;
  const pressed = (/** @type {any[]} */ items, /** @type {any[]} */ ...areas) => passages(items, areas);
  assert.deepEqual(pressed([item("all of it", 10, 100, 90)], area(address, "all of it", 10, 100, 100)), ["page 2: all of it all of it"]);
  assert.deepEqual(pressed([item("all of it", 10, 100, 90)], area(address, "of", 50, 100, 70)), ["page 2: all of it of"]);
  assert.deepEqual(pressed([item("of all of it", 0, 100, 120)], area(address, "of", 70, 100, 90)), ["page 2: of all of it of"]);
  assert.deepEqual(passagesOf(linesOf([item("of all of it", 0, 100, 120)]), [area(address, "of", 70, 100, 90)], "").map((one) => one.pressed), [[[7, 9]]]);
  assert.deepEqual(pressed([item("ten signs.", 0, 100, 100)], area(address, "others", 40, 100, 70)), ["page 2: ten signs. sig"]);
  assert.deepEqual(pressed([item("a (b) c", 0, 100, 70)], area(address, "(b)", 20, 100, 50)), ["page 2: a (b) c (b)"]);
  assert.deepEqual(pressed([item("all of it", 10, 100, 90)], area(address, "", 10, 100, 100), area(address, "all", 10, 80, 40), area(address, "all", 99, 100, 140), area(address, "all", 0, 100, 11)), ["page 2: all of it "]);
});

test("all that is in these documents is as it is written down", (context) => context.assert.snapshot(everything(), { serializers: [String] }));
