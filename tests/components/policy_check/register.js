// A register for the tests: of a handbook in which everything has happened, as the build would give it to the page.
import { readFileSync } from "node:fs";

import { open } from "../../../macros/components/policy_check/register.js";

/** @type {import("../../../macros/components/policy_check/register.js").RegisterData} */
export const DATA = JSON.parse(readFileSync(new URL("register.json", import.meta.url), "utf8"));
export const REGISTER = open(DATA);
export const [FIRST, SECOND, THIRD] = /** @type {const} */ (["2026-01-10", "2026-03-01", "2026-05-01"]);
