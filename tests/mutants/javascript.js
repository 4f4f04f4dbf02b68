// The small mistakes that can be made in scripts. Reads a list of files as JSON from its input, and writes a list of
// [file, start, end, new] as JSON, where the characters from start up to end give way to what is new.

import { readFileSync } from "node:fs";
import { stdout } from "node:process";
import * as espree from "espree";

/** @type {Record<string, string>} */
const OTHER = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "%": "*",
  "&&": "||",
  "||": "&&",
  "??": "&&",
};

/** @typedef {any} Node  of ESTree, whose kinds espree does not describe */
/** @typedef {[file: string, start: number, end: number, replacement: string]} Mutant */

/** @param {Node} node @returns {Node[]} */
const children = (node) =>
  (espree.VisitorKeys[node.type] ?? []).flatMap((/** @type {string} */ key) => node[key] ?? []).filter(Boolean);

/** @param {string} text @param {number} units @returns {number}  as Python counts, where an emoji is one */
const characters = (text, units) => [...text.slice(0, units)].length;

/** @param {string} file @returns {Mutant[]} */
const mutants = (file) => {
  const text = readFileSync(file, "utf8");
  const tree = espree.parse(text, { ecmaVersion: "latest", sourceType: "module", range: true });
  /** @type {Mutant[]} */
  const found = [];
  /** @param {Node} node */
  const words = (node) => text.slice(...node.range);
  /** @param {Node} node @param {string} replacement */
  const put = (node, replacement) => found.push([file, node.range[0], node.range[1], replacement]);
  /** @param {Node} node  with operands to the left and the right */
  const turn = (node) => {
    const other = OTHER[node.operator];
    const at = text.indexOf(node.operator, node.left.range[1]);
    if (other) found.push([file, at, at + node.operator.length, other]);
  };

  /** @param {Node} node */
  const visit = (node) => {
    switch (node.type) {
      case "BinaryExpression":
      case "LogicalExpression":
        turn(node);
        break;
      case "UnaryExpression":
        if (node.operator === "!") put(node, words(node.argument));
        break;
      case "Literal":
        if (typeof node.value === "boolean") put(node, String(!node.value));
        if (typeof node.value === "number") put(node, String(node.value === 1 ? 0 : node.value + 1));
        if (typeof node.value === "string" && node.value) put(node, '""');
        break;
      case "TemplateLiteral":
        put(node, '""');
        break;
      case "IfStatement":
      case "ConditionalExpression":
        put(node.test, `!(${words(node.test)})`);
        break;
      case "CallExpression":
        if (node.callee.type === "Identifier" && node.arguments.length === 1) put(node, `(${words(node.arguments[0])})`);
        if (node.callee.type === "MemberExpression") put(node, `(${words(node.callee.object)})`);
        break;
      case "ExpressionStatement":
        if (node.expression.type !== "Literal") put(node, ";");
        break;
      case "ReturnStatement":
        if (node.argument) put(node.argument, "undefined");
        break;
    }
    for (const child of children(node)) if (!["ImportDeclaration", "ExportAllDeclaration"].includes(child.type)) visit(child);
  };
  visit(tree);
  const unique = new Map(found.map((mutant) => [JSON.stringify(mutant), mutant]));
  const whole = [...unique.values()].filter(([, start, end, replacement]) => {
    try {
      espree.parse(text.slice(0, start) + replacement + text.slice(end), { ecmaVersion: "latest", sourceType: "module" });
      return text.slice(start, end) !== replacement;
    } catch {
      return false;
    }
  });
  return whole.map(([, start, end, replacement]) => [file, characters(text, start), characters(text, end), replacement]);
};

/** @type {string[]} */
const files = JSON.parse(readFileSync(0, "utf8"));
stdout.write(JSON.stringify(files.flatMap(mutants)));
