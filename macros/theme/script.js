import "./theme.js";
import "./search.js";
import "./sections.js";
import "./details.js";
