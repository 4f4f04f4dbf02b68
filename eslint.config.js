import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: [".tools/", ".venv/", "site/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Make elements, or use textContent: the policy of the pages allows no markup from strings." },
        { property: "outerHTML", message: "Make elements, or use textContent: the policy of the pages allows no markup from strings." },
      ],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: ["macros/**/*.js", "tests/browser/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["tests/**/*.js"], languageOptions: { globals: globals["shared-node-browser"] } },
];
