import "./theme.js";
import "./opener.js";
import "./sections.js";
import "./details.js";
import "./address.js";
