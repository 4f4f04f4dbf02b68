import "./theme.js";
import "./sections.js";
import "./details.js";
import "./address.js";
import "./picker_keys.js";
