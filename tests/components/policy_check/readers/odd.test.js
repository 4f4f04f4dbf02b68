// Documents that are written in ways of which there are few: what is read of each stands in the file beside this.
import test from "node:test";
import { TextEncoder } from "node:util";

import { zipSync } from "fflate";

import { everything, read } from "./recorded.js";

const SITE = "https://handbook.example.org";
const latin = (/** @type {string} */ text) => Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)));
const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);

/** @param {Record<string, Uint8Array | string>} documents  by what they are, which is their name */
const readAll = async (documents) => {
  for (const [name, content] of Object.entries(documents)) {
    let count = 0;
    for await (const one of read({ name, bytes: typeof content === "string" ? encode(content) : content })) count += one.kind === "progress" ? 0 : 1;
    if (!count) throw new Error(`Nothing is told of ${name}.`);
  }
};

test("RTF", async () => {
  const rtf = (/** @type {string} */ inner) => latin(`{\\rtf1\\ansi ${inner}}`);
  const field = (/** @type {string} */ code, /** @type {string} */ result) => `{\\field{\\*\\fldinst ${code}}{\\fldrslt ${result}}}`;
  const link = (/** @type {string} */ path, words = "words") => field(`HYPERLINK "${SITE}${path}"`, words);
  const pages = Object.fromEntries([437, 850, 874, 932, 936, 949, 950, 1250, 1253, 10000, 65001, 99999].map((page) => [`rtf of code page ${page}`, rtf(`\\ansicpg${page} \\'83\\'e0\\'b2\\'a1\\par`)]));
  await readAll({
    ...pages,
    "rtf of a Mac": rtf("\\mac \\'8e\\par"),
    "rtf without a code page": rtf("\\ansicpg \\'e9\\par"),
    "rtf with bytes as they are": rtf("caf\xe9 \x80 a\\par"),
    "rtf with signs in two": rtf("\\u-10179 ?\\u-8704 ?x \\u8364 ab\\uc3 \\u8364 abcd\\u8364 \\'61\\'62\\'63d\\u8364 a{b}c\\uc0\\u8364 a\\u \\par"),
    "rtf with signs that end at a word": rtf("\\u8364\\par x\\u8364 {y}\\u8364\\'e9z\\par"),
    "rtf with headings": rtf("{\\stylesheet{\\s heading 1;}{\\s2 Heading 2;}{\\s3 \\b Heading;}{\\*\\cs4 heading 4;}{\\s5\\'20heading 5;}}\\pard\\s0 Nought\\par\\pard a\\par\\pard\\s2 Two\\par\\pard\\s3 three\\par\\pard\\outlinelevel9 nine\\par\\pard\\outlinelevel none\\par\\pard\\outlinelevel8 Eight\\par\\pard\\s2 \\par\\pard\\s5 Five\\par\\pard\\s4 four\\par"),
    "rtf with changes": rtf(`{\\revised new}{\\revised\\revised0 not new}{\\deleted old ${link("/s/old/")}}{\\deleted\\deleted0 not old}{\\revised1 ${link("/s/new/")}}\\par{\\revised all new}\\par{\\deleted all old}\\par`),
    "rtf with fields in fields": rtf(`${field(`HYPERLINK "${SITE}/s/out/"`, `outer ${link("/s/in/", "inner")} again`)} after\\par${field("PAGE", "1")}${field(`HYPERLINK \\\\l "within"`, "within")}${field(`{HYPER}{LINK "${SITE}/s/split/" \\\\l "#part"}`, "split")}\\par`),
    "rtf with a field that goes on": rtf(`{\\field{\\*\\fldinst HYPERLINK "${SITE}/s/a/"}{\\fldrslt one\\cell two\\row three}} four\\par`),
    "rtf with the code of a field alone": rtf(`{\\field{\\*\\fldinst HYPERLINK "${SITE}/s/a/"}}then\\par{\\field{\\fldrslt shown}}{\\fldrslt loose}\\par`),
    "rtf with shapes": rtf(`{\\*\\hl{\\hlsrc ${SITE}/s/one/}}{\\*\\hl{\\hlloc alone}}{\\*\\hl{\\hlloc #part}{\\hlsrc  ${SITE}/s/two/#old }}{\\*\\hl}x\\par{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt boxed ${link("/s/box/")}\\par twice\\par}}}\\par`),
    "rtf with notes": rtf(`a{\\footnote one\\par two}{\\footnote\\ftnalt three}{\\*\\annotation four}{\\*\\atnid X}{\\*\\annotation{\\*\\atnref 1}five}{\\header six}{\\footerr seven}\\par under\\par`),
    "rtf with what is no text": rtf("{\\info{\\title No}}{\\fonttbl No}{\\pict No}{\\*\\bkmkstart No}{\\*\\nothing No}{\\*\\shppict{\\pict No}}{\\object{\\*\\objdata No}{\\result Yes}}{\\v hidden}\\bin yes{\\nonshppict No}\\par"),
    "rtf in lines": rtf("one\r\ntwo\\\r\nthree\\\nfour\\par\r\n\r\nfive\\par \\par"),
    "rtf that ends too often": rtf("one}}} two\\par"),
    "rtf that begins later": latin(" \n{\\rtf1 x}"),
  });
});

test("web pages", async () => {
  const page = (/** @type {string} */ inner) => `<!doctype html>${inner}`;
  const a = (/** @type {string} */ path, words = "words") => `<a href="${SITE}${path}">${words}</a>`;
  await readAll({
    "html with attributes in any form": page(`<p><A HREF='${SITE}/s/one/'>one</A> <a href=${SITE}/s/two/ id=x>two</a> <a id=x\nhref = "${SITE}/s/three/">three</a> <a href>none</a> <a href="">empty</a> <a>no link</a>`),
    "html with links in links": page(`<p>${a("/s/one/", `one <b>bold</b> <img alt="seen"> `)}${a("/s/two/", '<img alt="alone"><img alt="second">')}${a("/s/three/", "<img>")}${a("/s/four/", " ")} <a href="${SITE}/s/five/">not closed`),
    "html with links over blocks": page(`<a href="${SITE}/s/one/"><h2>Title</h2><p>text</p></a><a href="${SITE}/s/two/"><div></div><div>late</div></a><a href="${SITE}/s/three/"><div><img alt="only"></div></a><p>after`),
    "html with what is not shown": page(`<head><title>t</title><template>${a("/s/t/")}</template><noscript>${a("/s/n/")}</noscript></head><body><script>${a("/s/j/")}</script><style>${a("/s/c/")}</style><template><p>${a("/s/u/")}</p></template>${a("/s/yes/")}`),
    "html with changes": page(`<p><ins>new ${a("/s/new/")}</ins> <del>old ${a("/s/old/")}<ins>${a("/s/both/")}</ins></del> ${a("/s/part/", "a <del>b</del> c")}</ins> ${a("/s/none/")}<p><ins>all new</ins>`),
    "html with headings": page("<h1>One</h1><p>a<h2>Two <em>b</em></h2><p>c<h3><img alt=x></h3><p>d<h6>Six<p>e</h6><p>f<h7>no</h7><p>g"),
    "html with a base": page(`<base target=x><base href="${SITE}/a/b"><base href="https://no.example/"><p><a href="c">c</a> <a href="/d">d</a> <a href="//e.example/">e</a> <a href="#f">f</a> <a href="http://[">g</a> <a href="mailto:a@b.example">h</a>`),
    "html with a base that is none": page('<base href="http://["><p><a href="c">c</a>'),
    "html with areas and svg": page(`<map><area href="${SITE}/s/area/" alt="Area"><area alt="none"><area href="${SITE}/s/bare/"></map><svg><a href="${SITE}/s/svg/" xlink:href="${SITE}/s/other/">svg</a><a xlink:href='${SITE}/s/x/'>x</a></svg>`),
    "html with signs": page(`<p>a&nbsp;b&amp;c &lt;${SITE}/s/bare/&gt; &#233;&#xE9;\r\n\r\nd\te${a("/s/?a=1&amp;b=2", "&amp;")}\0<!-- no --> f<?no?> <br> g<wbr>h`),
    "html with other fields": page(`<textarea>${a("/s/ta/")}</textarea><xmp>${a("/s/xmp/")}</xmp><noframes>${a("/s/nf/")}</noframes><table><tr><td>1<td>2</table><ul><li>3<li>4</ul>5<hr>6<select><option>7</select>`),
    "html without a doctype": `<p>${a("/s/p/")}</p>`,
    "html with the words of its address": page(`<p>${a("/s/a/", `${SITE}/s/a/`)} ${a("/s/a/", "handbook.example.org/s/a")} ${a("/s/a/", ` ${SITE}/s/a/ `)} ${a("/s/a/", `${SITE}/s/<b>a/</b>`)}`),
    "html with links far apart": page(`<p>${a("/s/one/", "first")} ${"word ".repeat(20000)} ${a("/s/two/", "last")}`),
    "html with one link in pieces": page(`<p>${a("/s/a/", "one")}${a("/s/a/", " two")}${a("/s/b/", " three")} ${a("/s/b/", "four")}<ins>${a("/s/b/", "five")}</ins>`),
  });
});

test("Markdown", async () => {
  const md = (/** @type {string} */ text) => text;
  await readAll({
    "links.md": md(`[a](${SITE}/s/a/) [b](<${SITE}/s/b b/> "T") [c]( ${SITE}/s/c/ 'T') [d](${SITE}/s/d_(x)/) [e](${SITE}/s/e\\_f/) [g](${SITE}/s/g/?a&amp;b) <${SITE}/s/h/> [](${SITE}/s/i/) [j]() ![k](${SITE}/k.png)\n[**l** \`m\`](${SITE}/s/l/)\n`),
    "references.md": md(`[a][x] [x] [x][] [X] [b][y] [c][none] ![d][x]\n\n[x]: ${SITE}/s/x/\n[X]: ${SITE}/s/second/\n [y]: <${SITE}/s/y/> "T"\n[z]:\n  ${SITE}/s/z/\n`),
    "references by an address.md": md(`[a][${SITE}/s/a/] [${SITE}/s/a/][]\n\n[${SITE}/s/a/]: ${SITE}/s/a/ "T"\n`),
    "notes.md": md(`a[^1] b[^two] c[^3] d[^4]\n\n[^1]: ${SITE}/s/one/\n[^two]: Words and [x](${SITE}/s/two/).\n\n[^3]: word\n[^4]: ./s/four/\n\nafter\n`),
    "html.md": md(`before\n\n<p>block <a href="${SITE}/s/block/">b</a></p>\n\n# Head\n\nin <a class="x" href='${SITE}/s/in/?a&amp;b'>line</a> and <b>bold</b> <A HREF="${SITE}/s/upper/">u</A> <area href="${SITE}/s/area/"> <a name="x">n</a> <a href="${SITE}/s/open/">open\n\n<div>\n<a href="${SITE}/s/div/">d</a>\n</div>\n`),
    "blocks.md": md(`Setext\n======\n\n- one ${SITE}/s/bare/\n  - [two](${SITE}/s/two/)\n\n> quoted\n> on\n\n    code ${SITE}/s/code/\n\n\`\`\`js\nfenced ${SITE}/s/fenced/\n\`\`\`\n\ninline \`${SITE}/s/inline/\` and \`\` \` \`\`\n\n***\n\nhard  \nbreak\\\nagain\n\n## Two *b* ##\n\n| a | b |\n|---|---|\n| [c](${SITE}/s/c/) | d |\n\n##\n\nend &amp; \\* &copy;\n`),
    "crlf.md": md(`# One\r\n\r\n[a](${SITE}/s/a/)\r\nand\r\n\r\n[b][r]\r\n\r\n[r]: ${SITE}/s/r/\r\n`),
    "pictures.md": md(`[![alt](i.png)](${SITE}/s/img/) [![](i.png) words](${SITE}/s/both/) [![r][x]](${SITE}/s/ref/)\n\n[x]: i.png\n`),
    "fences.md": md(`# Before\n\n~~~\n# no\n\`\`\`\n[no][r]\n~~~\n\n\`\`\`\`\n\`\`\`\n# no\n\`\`\`\`\n\n[yes][r]\n\n[r]: ${SITE}/s/r/\n`),
    "long fences.md": md(`${"# Head\n\n~~~\n# no\n```\n\n# no\n~~~\n\n````\n```\n# no ~~~\n````\n\nwords and words [a][r]\n\n".repeat(400)}[r]: ${SITE}/s/r/\n`),
    "long.md": md(`${"# Head\n\nwords and words [a][r]\n\n".repeat(900)}[r]: ${SITE}/s/r/\n`),
    "long without headings.md": md(`${"words and words [a][r]\n\n".repeat(4000)}[r]: ${SITE}/s/r/\n`),
    "empty.md": "\n",
  });
});

test("text", async () => {
  await readAll({
    "broken.txt": `See <URL:${SITE}/s/own-\n   up/> and <${SITE}/s/a/>\n<${SITE}/s/never\n\nclosed/ here\r\nand <http:\n//x.example/>\r\rlast`,
    "spaces.txt": `  indented\n\tmore  \n \n\n   \nthird ${SITE}/s/a/ .\n`,
    "one line.txt": `${SITE}/s/a/`,
    "long lines.txt": `${"word ".repeat(14000)}end`,
    "long words.txt": "a".repeat(140000),
    "many lines.txt": `${"a line\n".repeat(3000)}`,
  });
});

test("e-mail", async () => {
  const mail = (/** @type {string} */ type, /** @type {string} */ body, more = "") => `From: a@b.example\nTo: c@d.example\nSubject: Posting\n${more}MIME-Version: 1.0\nContent-Type: ${type}\n\n${body}`;
  const part = (/** @type {string} */ type, disposition = "") => `--x\nContent-Type: ${type}\n${disposition ? `Content-Disposition: ${disposition}\n` : ""}\nx\n`;
  await readAll({
    "mail without a subject": `From: a@b.example\nTo: c@d.example\n\nwords\n`,
    "mail of two texts": mail("multipart/mixed; boundary=x", `--x\nContent-Type: text/plain\n\none ${SITE}/s/1/\n--x\nContent-Type: text/plain\n\ntwo\n--x--`),
    "mail with attachments": mail("multipart/mixed; boundary=x", `${part("text/plain")}${part("application/octet-stream", "attachment")}${part("image/png", "attachment; filename=a.png")}${part("font/woff", "attachment; filename=a.woff")}${part("application/pgp-signature", "attachment; filename=a.asc")}${part("application/x-pkcs7-signature", "attachment; filename=s.p7s")}${part("application/pdf", "attachment; filename=a.pdf")}--x--`),
    "mail that is encrypted": mail("application/x-pkcs7-mime; name=smime.p7m", "MIIB"),
    "mail that is encrypted with words": mail("multipart/encrypted; boundary=x", `${part("text/plain")}--x--`),
    "mail of a page in parts": mail("multipart/related; boundary=x", `--x\nContent-Type: text/html\n\n<h1>Head</h1><a href="${SITE}/s/a/">a</a><p>${SITE}/s/bare/\n--x--`),
    "mail with other headers": `Received: x\n  folded\nX-Y: z\nDate: Mon, 5 Jan 2026 10:00:00 +0000\n\nwords`,
    "what only looks like mail": "Note: this\nTo: that\n\nwords",
  });
});

const rels = (/** @type {string} */ inner) => encode(`<?xml version="1.0"?><Relationships>${inner}</Relationships>`);
const relation = (/** @type {string} */ id, /** @type {string} */ type, /** @type {string} */ target, more = "") => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}" ${more}/>`;
/** @param {string} body @param {Record<string, Uint8Array>} [others] */
const docx = (body, others = {}) =>
  zipSync({
    "[Content_Types].xml": encode('<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
    "_rels/.rels": rels(relation("r", "officeDocument", "word/document.xml")),
    "word/_rels/document.xml.rels": rels(relation("a", "hyperlink", `${SITE}/s/a/?x=1&amp;y=2`, 'TargetMode="External"') + relation("b", "hyperlink", "file.docx") + relation("c", "hyperlink", `${SITE}/s/c/#old`, "TargetMode='External'") + relation("s", "styles", "/word/./x/../styles.xml") + relation("h", "header", "header1.xml") + relation("f", "footer", "footer1.xml") + relation("m", "comments", "comments.xml")),
    "word/document.xml": encode(`<?xml version="1.0"?><!-- <w:p/> --><w:document xmlns:w="w" xmlns:r="r" xmlns:v="v" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`),
    "word/styles.xml": encode('<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="H"><w:name w:val="Heading 3"/></w:style><w:style w:type="character" w:styleId="C"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="O"><w:name w:val="Own"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="N"><w:outlineLvl w:val="9"/></w:style><w:style w:type="paragraph"><w:name w:val="heading 2"/></w:style></w:styles>'),
    ...others,
  });
const run = (/** @type {string} */ text) => `<w:r><w:t>${text}</w:t></w:r>`;
const p = (/** @type {string} */ inner, style = "") => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}${inner}</w:p>`;
const to = (/** @type {string} */ id, /** @type {string} */ inner, more = "") => `<w:hyperlink r:id="${id}" ${more}>${inner}</w:hyperlink>`;
const mark = (/** @type {string} */ type) => `<w:fldChar w:fldCharType="${type}"/>`;
const code = (/** @type {string} */ text) => `<w:instrText>${text}</w:instrText>`;

test("Word documents", async () => {
  await readAll({
    "docx with headings": docx(p(run("One"), "H") + p(run("a")) + p(run("Two"), "O") + p(run("b"), "N") + p(run("c"), "C") + p(run(" "), "H") + p(run("d"), "none") + `<w:p><w:pPr><w:pStyle w:val="H"/><w:outlineLvl w:val="9"/></w:pPr>${run("e")}</w:p>`),
    "docx with links": docx(p(to("a", run("one")) + to("b", run("within")) + to("none", run("nowhere")) + to("c", run("part"), 'w:anchor="new"') + to("a", run("both"), 'w:anchor="x" w:docLocation="y"') + to("a", run("place"), "w:docLocation='y &amp; z'"))),
    "docx with links in pieces": docx(p(to("a", run("one ")) + to("a", run("two")) + to("c", run("three")) + to("a", "")) + p(to("a", run("a") + p(run("inner"))) + run("after"))),
    "docx with fields": docx(p(`<w:r>${mark("begin")}${code(`HYPER`)}${code(`LINK &quot;${SITE}/s/f/&quot; \\l `)}${code("&quot;part&quot;")}${mark("separate")}</w:r>${run("split")}<w:r>${mark("end")}</w:r>${run(" after")}`) + p(`<w:r>${mark("begin")}${code("PAGE")}${mark("separate")}<w:t>1</w:t>${mark("end")}</w:r>`) + p(`<w:fldSimple w:instr='HYPERLINK "${SITE}/s/simple/"'>${run("simple")}</w:fldSimple><w:fldSimple>${run("none")}</w:fldSimple>`) + p(`<w:r>${mark("begin")}${code(`HYPERLINK "${SITE}/s/out/"`)}${mark("separate")}<w:t>outer </w:t>${mark("begin")}${code(`HYPERLINK "${SITE}/s/in/"`)}${mark("separate")}<w:t>inner</w:t>${mark("end")}<w:t> outer</w:t>${mark("end")}</w:r>`) + p(`<w:r>${mark("begin")}${code(`HYPERLINK "${SITE}/s/bare/"`)}${mark("end")}</w:r>${run("beside")}<w:r>${mark("end")}${code("loose")}</w:r>`)),
    "docx with changes": docx(p(`<w:ins>${run("new ")}${to("a", run("n"))}</w:ins><w:del><w:r><w:delText>old </w:delText></w:r>${to("c", "<w:r><w:delText>o</w:delText></w:r>")}</w:del>${run("kept")}`) + p(`<w:ins>${run("all new")}</w:ins>`) + p(`<w:moveFrom>${run("from")}</w:moveFrom><w:moveTo>${run("to")}</w:moveTo>`) + p(`${to("a", `${run("a")}<w:del>${run("b")}</w:del>`)}${to("c", `<w:del>${run("c")}</w:del>`)}<w:del><w:ins>${run("both")}</w:ins></w:del>`)),
    "docx with signs": docx(p(`<w:r><w:t>a &amp; b &lt;${SITE}/s/bare/?a&amp;b&gt; &#233;</w:t><w:tab/><w:ptab/><w:cr/><w:br/><w:noBreakHyphen/><w:t xml:space="preserve"> </w:t><w:t><![CDATA[${SITE}/s/cdata/]]></w:t><?no?><!-- ${SITE}/no --><w:t>end</w:t></w:r><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>`)),
    "docx with tables and boxes": docx(`<w:tbl><w:tr><w:tc>${p(run("cell ") + to("a", run("a")))}</w:tc></w:tr></w:tbl>` + p(run("before ") + `<w:r><w:pict><v:shape href="${SITE}/s/v/" title="Titled"/><v:textbox><w:txbxContent>${p(run("boxed ") + to("a", run("b")))}</w:txbxContent></v:textbox></w:pict></w:r>` + run(" after"))),
    "docx with text twice": docx(p(`<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(run("same ") + to("a", run("one")) + to("a", run("two"), 'w:anchor="z"'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(run("same ") + to("a", run("one")) + to("a", run("2"), 'w:anchor="z"'))}${p(run("more"))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`)),
    "docx with one link twice in text twice": docx(p(`<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${p(to("c", run("one")) + run(" ") + to("c", run("one")))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(to("c", run("one")) + run(" ") + to("c", run("other")))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>`)),
    "docx with margins": docx(p(run("body")), {
      "word/header1.xml": encode(`<w:hdr xmlns:w="w">${p(run("head"))}<w:tbl>${p(run("in a table"))}</w:tbl></w:hdr>`),
      "word/footer1.xml": encode(`<w:ftr xmlns:w="w" xmlns:r="r">${p(to("a", run("foot")))}</w:ftr>`),
      "word/_rels/footer1.xml.rels": rels(relation("a", "hyperlink", `${SITE}/s/foot/`) + relation("o", "oleObject", "embeddings/o.bin")),
      "word/comments.xml": encode(`<w:comments xmlns:w="w"><w:comment w:id="0">${p(run("why"))}${p(run("so"))}</w:comment><w:comment w:id="8">${p(run("unasked"))}</w:comment></w:comments>`),
    }),
    "docx with text outside of paragraphs": docx(`${run("loose")}${to("a", run("a"))}${p(run("in"))}`),
    "docx with one relationship for several": docx(p(to("a", run("one"), 'w:anchor="x"') + run(" ") + to("a", run("two"), 'w:anchor="y"') + run(" ") + to("c", run("own")))),
    "docx with a picture that shares its relationship": docx(p(`<w:r><w:drawing><wp:docPr xmlns:wp="wp" id="1" descr="Badge"><a:hlinkClick xmlns:a="a" r:id="c"/></wp:docPr></w:drawing></w:r>${to("c", run("part"), 'w:anchor="x"')}`)),
    "docx that is cut off": docx(p(run("one"))).slice(0, -5),
    "docx with a wrong part": docx(`${p(run("one"))}<w:p>`),
  });
});

const slide = (/** @type {string} */ inner) => encode(`<p:sld xmlns:p="p" xmlns:a="a" xmlns:r="r">${inner}</p:sld>`);
/** @param {string} kind @param {string} main @param {Record<string, Uint8Array>} parts */
const office = (kind, main, parts) =>
  zipSync({ "[Content_Types].xml": encode(`<Types><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`), "_rels/.rels": rels(relation("r", "officeDocument", main)), ...parts });

test("workbooks and slides", async () => {
  const sheet = (/** @type {string} */ cells, rest = "") => encode(`<worksheet xmlns:r="r"><sheetData>${cells}</sheetData>${rest}</worksheet>`);
  const comments = (/** @type {string[]} */ ...texts) => encode(`<comments>${texts.map((text, at) => `<comment ref="A${at + 1}"><author>No</author><text>${text}</text></comment>`).join("")}</comments>`);
  await readAll({
    "xlsx with odd cells": office("spreadsheetml.sheet", "xl/workbook.xml", {
      "xl/workbook.xml": encode('<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/><sheet name="Gone" r:id="x"/><sheet r:id="b"/></sheets><definedName name="no" id="a"/></workbook>'),
      "xl/_rels/workbook.xml.rels": rels(relation("a", "worksheet", "s1.xml") + relation("b", "worksheet", "s2.xml") + relation("s", "sharedStrings", "strings.xml")),
      "xl/strings.xml": encode("<sst><si><t>first</t></si><si><r><t>se</t></r><r><rPr/><t>cond</t></r></si><si/></sst>"),
      "xl/s1.xml": sheet(`<c r="A1" t="s"><v>1</v></c><c r="A2" t="s"><v>9</v></c><c r="A3" t="s"><v>2</v></c><c t="str"><v> </v></c><c r="A5" t="n"><v>5</v></c><c r="A6" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c r="A7"><f>HYPERLINK("${SITE}/s/a/")&amp;HYPERLINK("${SITE}/s/b/";"b")</f><v>0</v></c><c r="A8" t="str"><f>A1</f><v>plain</v></c>`, '<hyperlinks><hyperlink ref="A1:A2" r:id="h"/><hyperlink ref="Z1" r:id="h" display="shown" location="part"/><hyperlink ref="Z2" r:id="h"/><hyperlink r:id="i"/></hyperlinks><headerFooter><oddHeader>&amp;C&amp;K00FF00Red &amp;A&amp;&amp; more</oddHeader><oddFooter>&amp;P</oddFooter><evenHeader> </evenHeader><firstFooter>&amp;"a"first</firstFooter></headerFooter>'),
      "xl/_rels/s1.xml.rels": rels(relation("h", "hyperlink", `${SITE}/s/h/#old`, 'TargetMode="External"') + relation("i", "hyperlink", "inner.xlsx") + relation("c", "comments", "comments.xml")),
      "xl/comments.xml": comments("<t>one</t><phoneticPr/>", "<t> </t>", "<r><t>th</t></r><r><t>ree</t></r>"),
      "xl/s2.xml": sheet('<c r="B1" t="str"><v>unnamed</v></c>'),
    }),
    "pptx with odd runs": office("presentationml.presentation", "ppt/p.xml", {
      "ppt/p.xml": encode('<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="1" r:id="a"/><p:sldId id="2" r:id="none"/></p:sldIdLst><p:sldMasterId r:id="m"/></p:presentation>'),
      "ppt/_rels/p.xml.rels": rels(relation("a", "slide", "s.xml") + relation("m", "slideMaster", "m.xml")),
      "ppt/s.xml": slide('<p:sp><p:cNvPr id="1" name="n" title="T"><a:hlinkClick r:id="h"/><a:hlinkClick r:id="h"/></p:cNvPr></p:sp><p:sp><p:cNvPr id="2"/><a:hlinkHover r:id="h"/></p:sp><a:p><a:r><a:rPr><a:hlinkClick r:id="h"/></a:rPr><a:t>one </a:t></a:r><a:r><a:rPr><a:hlinkClick r:id="h"/></a:rPr><a:t>two</a:t></a:r><a:tab/><a:br/><a:r><a:rPr><a:hlinkClick r:id="w"/><a:hlinkClick r:id="none"/></a:rPr><a:t> within</a:t></a:r><a:r><a:t> plain &amp; ' + SITE + '/s/bare/</a:t></a:r></a:p><a:p><a:r><a:rPr><a:hlinkClick r:id="h"/></a:rPr><a:t/></a:r></a:p><p:text>a text</p:text><a:t>loose</a:t>'),
      "ppt/_rels/s.xml.rels": rels(relation("h", "hyperlink", `${SITE}/s/h/`, 'TargetMode="External"') + relation("w", "slide", "s.xml") + relation("n", "notesSlide", "n.xml") + relation("k", "notesSlide", "n.xml") + relation("o", "package", "embeddings/b.xlsx")),
      "ppt/n.xml": slide("<a:p><a:r><a:t>noted</a:t></a:r></a:p>"),
      "ppt/m.xml": slide("<a:p><a:r><a:t>sample</a:t></a:r></a:p>"),
    }),
  });
});

test("packed files that are wrong", async () => {
  const whole = docx(p(run("one")));
  const at = (/** @type {number} */ sign, from = 0) => {
    const view = new DataView(whole.buffer);
    for (let here = from; here < whole.length - 3; here++) if (view.getUint32(here, true) === sign) return here;
    return -1;
  };
  /** @param {number} place @param {number} value @param {number} [size] */
  const changed = (place, value, size = 2) => {
    const bytes = whole.slice();
    const view = new DataView(bytes.buffer);
    if (size === 2) view.setUint16(place, value, true);
    else view.setUint32(place, value, true);
    return bytes;
  };
  const [part, list, end] = [at(0x04034b50), at(0x02014b50), at(0x06054b50)];
  await readAll({
    "zip with another method": changed(list + 10, 9),
    "zip with a password": changed(list + 8, 1),
    "zip with a wrong header": changed(part, 7),
    "zip with a wrong list": changed(list, 7),
    "zip with a part beyond the list": changed(list + 42, end, 4),
    "zip with a list beyond the file": changed(end + 16, whole.length + 9, 4),
    "zip with too many parts": changed(end + 10, 99),
    "zip with none": changed(end + 10, 0),
    "zip with the names of Windows": zipSync({ "_rels\\.rels": rels(relation("r", "officeDocument", "word/document.xml")), "word\\document.xml": encode("<w:document xmlns:w='w'><w:p><w:r><w:t>one</w:t></w:r></w:p></w:document>"), "[Content_Types].xml": encode('<Types><Override PartName="/word/document.xml" ContentType="x.wordprocessingml.y"/></Types>') }),
    "zip with words after it": Uint8Array.from([...changed(end + 20, 5), ...encode("words")]),
    "zip of nothing": zipSync({}),
  });
});

test("all that is in these documents is as it is written down", (context) => context.assert.snapshot(everything(), { serializers: [String] }));
