import assert from "node:assert/strict";
import test from "node:test";
import { TextEncoder } from "node:util";

import { zipSync } from "fflate";
import { everything, read } from "./recorded.js";


const SITE = "https://handbook.example.org";
const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
/** @param {Record<string, string>} all  by their ids: the type, and what it leads to */
const rels = (all) => encode(`<Relationships>${Object.entries(all).map(([id, said]) => `<Relationship Id="${id}" Type="http://x/${said.split(" ")[0]}" Target="${said.split(" ")[1]}"/>`).join("")}</Relationships>`);

/** @param {string} kind @param {string} main @param {Record<string, Uint8Array>} parts @returns {Promise<string[]>} each thing that is found, as a line */
const found = async (kind, main, parts) => {
  const type = `<Types><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`;
  return linesOf(zipSync({ "[Content_Types].xml": encode(type), "_rels/.rels": rels({ r: `officeDocument /${main}` }), ...parts }));
};

/** @param {Uint8Array} bytes @returns {Promise<string[]>} */
const linesOf = async (bytes) => {
  const lines = [];
  for await (const one of read({ name: "a", bytes })) {
    if (one.kind === "link") lines.push(`${one.place}: [${one.words}] ${one.address.replace(SITE, "")}${one.tracked ? ` ${one.tracked}` : ""}`);
    if (one.kind === "passage") lines.push(`${one.place}: ${one.text.replace(SITE, "")}${one.pressed.length ? " (pressed)" : ""}${one.tracked ? ` ${one.tracked}` : ""}`);
    if (one.kind === "unread") lines.push(`${one.place}: ${one.what.replace(/ was not read.*/, "")}`);
  }
  return lines;
};

const shape = (/** @type {string} */ about, /** @type {string} */ text) => `<p:sp><p:nvSpPr><p:cNvPr ${about}</p:cNvPr></p:nvSpPr><p:txBody><a:p>${text}</a:p></p:txBody></p:sp>`;
const run = (/** @type {string} */ text, inner = "") => `<a:r><a:rPr>${inner}</a:rPr><a:t>${text}</a:t></a:r>`;
const slide = (/** @type {string} */ inner) => encode(`<p:sld xmlns:p="p" xmlns:a="a" xmlns:r="r">${inner}</p:sld>`);

test("a workbook: what stands in cells, margins, comments and shapes", async () => {
  const sheet = (/** @type {string} */ cells, rest = "") => encode(`<worksheet xmlns:r="r"><sheetData><row>${cells}</row></sheetData>${rest}</worksheet>`);
  const cells = [
    '<c r="A1" t="s"><v>0</v></c>',
    `<c r="A2" t="str"><f>HYPERLINK("${SITE}/s/f/","said")</f><v>shown</v></c>`,
    `<c r="A3" t="inlineStr"><is><t>inline ${SITE}/s/i/</t></is></c>`,
    `<c r="A4" t="str"><v>worked out ${SITE}/s/w/</v></c>`,
    `<c r="A5"><f>HYPERLINK("${SITE}/s/""g""/";"of the formula")</f></c>`,
    '<c r="A6"><v>5</v></c>',
    '<c r="A7" t="str"><f>HYPERLINK(A1)</f><v>x</v></c>',
  ].join("");
  const margins = `<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12See ${SITE}/s/o/&amp;R&amp;P</oddHeader><evenFooter>even</evenFooter><firstHeader>first</firstHeader></headerFooter>`;
  const links = '<hyperlinks><hyperlink ref="A1" r:id="h" location="part"/><hyperlink ref="B9:C10" r:id="k" display="Displayed"/><hyperlink ref="D1" location="Other!A1"/></hyperlinks>';
  const comment = (/** @type {string} */ text) => encode(`<comments><commentList><comment ref="A1"><text><r><t>${text}</t></r></text></comment></commentList></comments>`);
  const lines = await found("spreadsheetml.sheet", "xl/workbook.xml", {
    "xl/workbook.xml": encode('<workbook xmlns:r="r"><sheets><sheet name="One" r:id="a"/><sheet name="Two" r:id="b"/></sheets></workbook>'),
    "xl/_rels/workbook.xml.rels": rels({ a: "worksheet worksheets/sheet1.xml", b: "worksheet /xl/worksheets/sheet2.xml", s: "sharedStrings sharedStrings.xml" }),
    "xl/sharedStrings.xml": encode("<sst><si><r><t>Own </t></r><r><t>up</t></r><rPh><t>spoken</t></rPh></si></sst>"),
    "xl/worksheets/sheet1.xml": sheet(cells, links + margins),
    "xl/worksheets/_rels/sheet1.xml.rels": rels({ h: `hyperlink ${SITE}/s/h/`, k: `hyperlink ${SITE}/s/k/`, c: "comments ../comments1.xml", t: "threadedComment ../threaded1.xml", d: "drawing ../drawing1.xml", p: "package ../embeddings/inner.docx" }),
    "xl/comments1.xml": comment("the copy"),
    "xl/threaded1.xml": encode('<ThreadedComments><threadedComment ref="A1"><text>threaded</text></threadedComment></ThreadedComments>'),
    "xl/drawing1.xml": slide(shape('id="1" title="Badge"><a:hlinkClick r:id="x"/>', run("in a shape"))),
    "xl/_rels/drawing1.xml.rels": rels({ x: `hyperlink ${SITE}/s/x/` }),
    "xl/worksheets/sheet2.xml": sheet(""),
    "xl/worksheets/_rels/sheet2.xml.rels": rels({ c: "comments ../comments2.xml" }),
    "xl/comments2.xml": comment("a note"),
  });
  assert.deepEqual(lines, [
    "cell A1 of “One”: Own up",
    "cell A2 of “One”: [shown] /s/f/",
    "cell A2 of “One”: shown (pressed)",
    "cell A3 of “One”: inline /s/i/",
    "cell A4 of “One”: worked out /s/w/",
    "cell A5 of “One”: [of the formula] /s/\"g\"/",
    "cell A7 of “One”: The address of a link is worked out by a formula, and",
    "cell A7 of “One”: x (pressed)",
    "cell A1 of “One”: [Own up] /s/h/#part",
    "cell B9:C10 of “One”: [Displayed] /s/k/",
    "header of “One”: See /s/o/",
    "footer of “One”: even",
    "header of “One”: first",
    "cell A1 of “One”, comment: threaded",
    "shape on “One”, shape: [Badge] /s/x/",
    "shape on “One”: in a shape",
    "“One”: A file within this file (inner.docx)",
    "cell A1 of “Two”, comment: a note",
  ]);
});

test("slides: what stands on them, beside them and below them", async () => {
  const beside = (/** @type {string} */ text) => slide(`<a:p>${run(text)}</a:p>`);
  const text = [
    run("one", '<a:hlinkClick r:id="l"/><a:hlinkMouseOver r:id="q"/>'),
    "<a:br/>",
    `<a:r><a:rPr/><a:tab/><a:t>two</a:t></a:r><a:fld><a:rPr><a:hlinkClick r:id="m"/></a:rPr><a:t>3</a:t></a:fld>${run("four", '<a:hlinkClick r:id="f"/>')}<a:fld><a:rPr/><a:t>5</a:t></a:fld>${run("plain")}`,
    '<a:endParaRPr><a:hlinkClick r:id="n"/></a:endParaRPr>',
  ].join("");
  const lines = await found("presentationml.presentation", "ppt/presentation.xml", {
    "ppt/presentation.xml": encode('<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="256" r:id="b"/><p:sldId id="257" r:id="a"/></p:sldIdLst></p:presentation>'),
    "ppt/_rels/presentation.xml.rels": rels({ a: "slide slides/slide1.xml", b: "slide slides/slide2.xml", m: "slideMaster slideMasters/m.xml" }),
    "ppt/slides/slide1.xml": slide(shape('id="1" descr="Alt"><a:hlinkHover r:id="h"/>', text)),
    "ppt/slides/_rels/slide1.xml.rels": rels({ l: `hyperlink ${SITE}/s/l/`, m: `hyperlink ${SITE}/s/m/`, q: `hyperlink ${SITE}/s/q/`, f: `hyperlink ${SITE}/s/four/`, n: `hyperlink ${SITE}/s/n/`, h: `hyperlink ${SITE}/s/h/`, s: "notesSlide ../n.xml", c: "comments ../c.xml", k: "comment ../k.xml", d: "diagramData ../d.xml", o: "oleObject ../embeddings/o.bin" }),
    "ppt/n.xml": beside("of the notes"),
    "ppt/c.xml": encode('<p:cmLst xmlns:p="p"><p:cm><p:text>of a comment</p:text></p:cm><p:cm><p:text>of another</p:text></p:cm></p:cmLst>'),
    "ppt/k.xml": beside("of a thread"),
    "ppt/d.xml": beside("of a diagram"),
    "ppt/slides/slide2.xml": slide(`<a:t>loose</a:t>`),
    "ppt/slideMasters/m.xml": slide(`<a:p>${run("sample", '<a:hlinkClick r:id="l"/>')}</a:p>`),
    "ppt/slideMasters/_rels/m.xml.rels": rels({ l: `hyperlink ${SITE}/s/master/`, y: "slideLayout ../slideLayouts/y.xml" }),
    "ppt/slideLayouts/y.xml": slide(`<a:p>${run("sample", '<a:hlinkClick r:id="l"/>')}</a:p>`),
    "ppt/slideLayouts/_rels/y.xml.rels": rels({ l: `hyperlink ${SITE}/s/layout/` }),
  });
  assert.deepEqual(lines, [
    "slide 1: loose",
    "slide 2, shape: [Alt] /s/h/",
    "slide 2: [one] /s/l/",
    "slide 2: [one] /s/q/",
    "slide 2: [3] /s/m/",
    "slide 2: [four] /s/four/",
    "slide 2: one\n\ttwo3four5plain (pressed)",
    "slide 2, notes: of the notes",
    "slide 2, comment: of a comment",
    "slide 2, comment: of another",
    "slide 2, comment: of a thread",
    "slide 2, diagram: of a diagram",
    "slide 2: A file within this file (o.bin)",
    "slide master: [sample] /s/master/",
    "slide layout: [sample] /s/layout/",
  ]);
});

const W = 'xmlns:w="w" xmlns:r="r" xmlns:wp="wp" xmlns:a="a" xmlns:v="v"';

test("a Word document: pictures, shapes, signs and what is set apart", async () => {
  const paragraph = (/** @type {string} */ inner) => `<w:p>${inner}</w:p>`;
  const words = (/** @type {string} */ inner) => `<w:r><w:t>${inner}</w:t></w:r>`;
  const body = [
    paragraph(`<w:pPr><w:outlineLvl w:val="0"/></w:pPr>${words("Title")}`),
    paragraph(`<w:hyperlink r:id="a" w:docLocation="part">${words("apart")}</w:hyperlink>`),
    paragraph(`<w:hyperlink r:id="b"><w:r><w:drawing><wp:docPr id="1" descr="Badge"/></w:drawing></w:r></w:hyperlink>`),
    paragraph('<w:r><w:drawing><wp:docPr id="2" title="Hovered"><a:hlinkHover r:id="c"/></wp:docPr></w:drawing></w:r>'),
    paragraph('<w:r><w:drawing><wp:docPr id="3" descr="Twice"><a:hlinkClick r:id="c"/></wp:docPr><a:cNvPr id="0"><a:hlinkClick r:id="c"/></a:cNvPr></w:drawing></w:r>'),
    paragraph(`<w:r><w:pict><v:rect href="${SITE}/s/vml/" alt="Old"/><v:rect href="${SITE}/s/vml2/"/></w:pict></w:r>`),
    paragraph("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t></w:r>"),
    paragraph(`<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "${SITE}/s/on/"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>goes</w:t></w:r>`),
    paragraph('<w:r><w:t>on</w:t><w:fldChar w:fldCharType="end"/></w:r>'),
    paragraph("<w:r><w:footnoteReference w:id='7'/></w:r><w:r><w:footnoteReference w:id='4'/><w:footnoteReference w:id='7'/></w:r>"),
  ].join("");
  const lines = await found("wordprocessingml.document", "word/document.xml", {
    "word/document.xml": encode(`<w:document ${W}><w:body>${body}</w:body></w:document>`),
    "word/_rels/document.xml.rels": rels({ a: `hyperlink ${SITE}/s/a/`, b: `hyperlink ${SITE}/s/b/`, c: `hyperlink ${SITE}/s/c/`, n: "footnotes footnotes.xml", f: "aFChunk chunk.html", d: "diagramData diagrams/d.xml", o: "oleObject https://elsewhere.example/o.bin" }),
    "word/footnotes.xml": encode(`<w:footnotes ${W}><w:footnote w:id="4">${paragraph(words("second"))}</w:footnote><w:footnote w:id="7">${paragraph(words("first"))}</w:footnote></w:footnotes>`),
    "word/diagrams/d.xml": slide(`<a:p>${run("drawn")}</a:p>`),
  });
  assert.deepEqual(lines, [
    "under “Title”: Title",
    "under “Title”: apart (pressed)",
    "under “Title”: one\ttwo\nthree-four",
    "under “Title”: goes (pressed)",
    "under “Title”: on",
    "under “Title”: [apart] /s/a/#part",
    "under “Title”: [Badge] /s/b/",
    "picture, under “Title”: [Hovered] /s/c/",
    "picture, under “Title”: [Twice] /s/c/",
    "picture, under “Title”: [Old] /s/vml/",
    "picture, under “Title”: [] /s/vml2/",
    "under “Title”: [goes] /s/on/",
    ": A file within this file (chunk.html)",
    "footnote 2: second",
    "footnote 1: first",
    "diagram: drawn",
  ]);
});

test("an OpenDocument text: areas, signs and changes, and what is no part of the text", async () => {
  const names = ["office", "text", "draw", "xlink", "svg", "dc", "meta", "loext", "table"].map((name) => `xmlns:${name}="${name}"`).join(" ");
  const change = (/** @type {string} */ id, /** @type {string} */ inner) => `<text:changed-region text:id="${id}">${inner}</text:changed-region>`;
  const link = (/** @type {string} */ path, /** @type {string} */ words) => `<text:a xlink:href="${SITE}${path}">${words}</text:a>`;
  const body = [
    `<text:tracked-changes>${change("c1", "<text:insertion/>")}${change("c2", `<text:deletion><text:p>gone ${link("/s/gone/", "g")}</text:p></text:deletion>`)}${change("c3", "<text:format-change/>")}</text:tracked-changes>`,
    `<text:p><text:change-start text:change-id="c3"/>formatted ${link("/s/formatted/", "f")}<text:change-end text:change-id="c3"/></text:p>`,
    `<text:p><text:change-start text:change-id="c1"/>new ${link("/s/new/", "n")}<text:change-end text:change-id="c1"/></text:p>`,
    '<text:p>old<text:change text:change-id="c2"/></text:p>',
    `<text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d<text:ruby><text:ruby-base>e</text:ruby-base><text:ruby-text>no</text:ruby-text></text:ruby></text:p>`,
    `<text:p><draw:image-map><draw:area-rectangle xlink:href="${SITE}/s/area/" office:label="Area"/></draw:image-map></text:p>`,
    `<text:p>x<office:annotation><dc:creator>Someone</dc:creator><dc:date>2026-01-01</dc:date><meta:creator-initials>SO</meta:creator-initials><text:p>said</text:p></office:annotation></text:p>`,
    `<text:p>y<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>ended</text:p></text:note-body></text:note></text:p>`,
  ].join("");
  const bytes = zipSync({
    mimetype: encode("application/vnd.oasis.opendocument.text"),
    "content.xml": encode(`<office:document-content ${names}><office:body><office:text>${body}</office:text></office:body></office:document-content>`),
  });
  assert.deepEqual(await linesOf(bytes), [
    "paragraph 1: [f] /s/formatted/",
    "paragraph 1: formatted f (pressed)",
    "paragraph 2: [n] /s/new/ inserted",
    "paragraph 2: new n (pressed) inserted",
    "paragraph 3: [g] /s/gone/ deleted",
    "paragraph 3: gone g deleted",
    "paragraph 3: old",
    "paragraph 4: a  b\tc\nde",
    "shape, paragraph 5: [Area] /s/area/",
    "comment 1: said",
    "paragraph 6: x",
    "endnote i: ended",
    "paragraph 7: y",
  ]);
});

test("what is damaged in a part that the others stand in is told once", async () => {
  const cut = encode("<Relationships><Relationship");
  for (const [type, main, text] of /** @type {const} */ ([
    ["spreadsheetml.sheet", "xl/workbook.xml", "<workbook/>"],
    ["presentationml.presentation", "ppt/presentation.xml", "<presentation/>"],
    ["wordprocessingml.document", "word/document.xml", "<document/>"],
  ])) {
    const lines = await found(type, main, { [main]: encode(text), [main.replace(/([^/]+)$/, "_rels/$1.rels")]: cut });
    assert.equal(lines.filter((line) => line.includes("is damaged")).length, 1, type);
  }
});

const NAMES = ["office", "text", "draw", "xlink", "dc", "style", "table", "presentation"].map((name) => `xmlns:${name}="${name}"`).join(" ");
/** @param {string} kind @param {string} inner @param {Record<string, Uint8Array>} [others] */
const openDocument = (kind, inner, others = {}) =>
  zipSync({ mimetype: encode(`application/vnd.oasis.opendocument.${kind}`), "content.xml": encode(`<office:document-content ${NAMES}><office:body><office:${kind}>${inner}</office:${kind}></office:body></office:document-content>`), ...others });
const to = (/** @type {string} */ path, /** @type {string} */ words) => `<text:a xlink:href="${SITE}${path}">${words}</text:a>`;
const said = (/** @type {string} */ words) => `<text:p>${words}</text:p>`;

test("a spreadsheet in OpenDocument: cells that are written once and stand often, margins, comments and shapes", async () => {
  const cell = (/** @type {string} */ inner, more = "") => `<table:table-cell ${more}>${inner}</table:table-cell>`;
  const row = (/** @type {string} */ inner, more = "") => `<table:table-row ${more}>${inner}</table:table-row>`;
  const comment = `<office:annotation><dc:creator>Someone</dc:creator>${said("noted")}</office:annotation>`;
  const one = [
    row(cell(said("first")) + cell("", 'table:number-columns-repeated="25"') + cell(said("far"))),
    row(cell(said("low")), 'table:number-rows-repeated="3"'),
    row(`<table:covered-table-cell/>${cell(said(to("/s/a/", "a")) + comment)}`),
    row(cell(said("shown"), `table:formula="of:=HYPERLINK(&quot;${SITE}/s/f/&quot;;&quot;of it&quot;)"`) + cell("", 'table:formula="of:=HYPERLINK([.A1])"')),
  ].join("");
  const shape = `<table:shapes><draw:custom-shape>${said("in a shape")}</draw:custom-shape><draw:a xlink:href="${SITE}/s/shape/"><draw:frame><dc:title>Titled</dc:title></draw:frame></draw:a></table:shapes>`;
  const styles = ["header", "header-left", "header-first", "footer", "footer-left"].map((name) => `<style:${name}>${said(`${name} ${to("/s/m/", "m")}`)}</style:${name}>`).join("");
  const manifest = '<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="Object 1/" manifest:media-type="application/vnd.oasis.opendocument.chart"/></manifest:manifest>';
  const file = openDocument("spreadsheet", `<table:table table:name="One">${shape}${one}</table:table><table:table table:name="Two">${row(cell(said("alone")))}</table:table>${said("beside")}`, {
    "styles.xml": encode(`<office:document-styles ${NAMES}>${styles}</office:document-styles>`),
    "META-INF/manifest.xml": encode(manifest),
  });
  assert.deepEqual(await linesOf(file), [
    "shape on “One”: in a shape",
    "shape on “One”, picture: [Titled] /s/shape/",
    "cell A1 of “One”: first",
    "cell AA1 of “One”: far",
    "cell A2 of “One”: low",
    "cell B5 of “One”: [a] /s/a/",
    "cell B5 of “One”: a (pressed)",
    "cell B5 of “One”, comment: noted",
    "cell A6 of “One”: [of it] /s/f/",
    "cell A6 of “One”: shown",
    "cell B6 of “One”: The address of a link is worked out by a formula, and",
    "cell A1 of “Two”: alone",
    "paragraph 9: beside",
    ...["header", "header", "header", "footer", "footer"].flatMap((place, at) => [`${place}: [m] /s/m/`, `${place}: ${["header", "header-left", "header-first", "footer", "footer-left"][at]} m (pressed)`]),
    ": Files within this file, such as charts, were not read.",
  ]);
});

test("a presentation in OpenDocument: slides, their notes, what can be pressed, and a master", async () => {
  const page = (/** @type {string} */ inner) => `<draw:page>${inner}</draw:page>`;
  const box = (/** @type {string} */ inner) => `<draw:frame><draw:text-box>${inner}</draw:text-box></draw:frame>`;
  const press = `<draw:custom-shape><office:event-listeners><presentation:event-listener xlink:href="${SITE}/s/press/"/></office:event-listeners>${said("press")}</draw:custom-shape>`;
  const file = openDocument("presentation", page(box(said(to("/s/one/", "one"))) + press + `<presentation:notes>${box(said("of the first"))}</presentation:notes>`) + page(box(said("two") + said("three")) + `<office:annotation>${said("why?")}</office:annotation>`), {
    "styles.xml": encode(`<office:document-styles ${NAMES}><draw:master-page>${box(said(to("/s/all/", "on all")))}</draw:master-page></office:document-styles>`),
  });
  assert.deepEqual(await linesOf(file), [
    "slide 1: [one] /s/one/",
    "slide 1: one (pressed)",
    "slide 1, shape: [] /s/press/",
    "slide 1: press",
    "slide 1, notes: of the first",
    "slide 2: two",
    "slide 2: three",
    "slide 2, comment: why?",
    "text box: [on all] /s/all/",
    "text box: on all (pressed)",
  ]);
});

test("a text in OpenDocument: headings, lists of tables and boxes, notes in them, and what was taken away from nowhere", async () => {
  const removed = (/** @type {string} */ id, /** @type {string} */ inner) => `<text:changed-region xml:id="${id}"><text:deletion>${inner}</text:deletion></text:changed-region>`;
  const note = (/** @type {string} */ kind, /** @type {string} */ inner) => `<text:note ${kind}><text:note-citation>*</text:note-citation><text:note-body>${inner}</text:note-body></text:note>`;
  const file = openDocument("text", [
    '<style:style style:name="P1" style:parent-style-name="Heading_20_2"/><style:style style:name="P2" style:parent-style-name="Standard"/>',
    `<text:tracked-changes>${removed("c1", said("lost"))}${removed("c2", `<text:h>Lost too</text:h>`)}</text:tracked-changes>`,
    said("before"),
    '<text:p text:style-name="P1">By its style</text:p><text:p text:style-name="P2">under it</text:p>',
    '<text:p text:style-name="Heading_20_1">By its name</text:p>',
    `<table:table table:name="T"><table:table-row><table:table-cell>${said("in a table")}</table:table-cell></table:table-row></table:table>`,
    "<text:h> </text:h><text:h>A heading</text:h>",
    said(`<draw:frame><draw:text-box>${said(`boxed ${to("/s/box/", "b")}`)}</draw:text-box></draw:frame>`),
    said(`${to("/s/held/", `<draw:frame><draw:text-box>${said("held")}</draw:text-box></draw:frame>`)}`),
    said(`x${note("", said("of none"))}${note('text:note-class="footnote"', said(to("/s/n/", "n")))}`),
    said(`<draw:a xlink:href="${SITE}/s/pic/"><draw:frame><dc:desc>Described</dc:desc></draw:frame></draw:a><text:s/>y<text:s text:c="none"/>z`),
    said('<text:change text:change-id="c2"/>end'),
  ].join(""));
  assert.deepEqual(await linesOf(file), [
    "paragraph 1: before",
    "under “By its style”: By its style",
    "under “By its style”: under it",
    "under “By its name”: By its name",
    "table, under “By its name”: in a table",
    "under “A heading”: A heading",
    "text box, under “A heading”: [b] /s/box/",
    "text box, under “A heading”: boxed b (pressed)",
    "text box, under “A heading”: held",
    "under “A heading”: [held] /s/held/",
    "footnote *: of none",
    "footnote *: [n] /s/n/",
    "footnote *: n (pressed)",
    "under “A heading”: x",
    "picture, under “A heading”: [Described] /s/pic/",
    "under “A heading”:  y z",
    "under “A heading”: Lost too deleted",
    "under “A heading”: end",
    "under “A heading”: lost deleted",
  ]);
});

test("all that is in these documents is as it is written down", (context) => context.assert.snapshot(everything(), { serializers: [String] }));
