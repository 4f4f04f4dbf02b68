// What scripts make: elements, buttons and icons.

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Partial<HTMLElementTagNameMap[K]> & Record<string, unknown>} properties  and attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export const element = (name, properties, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made) Object.assign(made, { [key]: value });
    else made.setAttribute(key, String(value));
  }
  made.append(...children);
  return made;
};

/** @param {string} className @param {...(Node | string)} children */
export const div = (className, ...children) => element("div", { className }, ...children);

/**
 * A text that changes while nothing beside it moves: its room is that of the longest that it can be.
 * @param {string} className
 * @param {string} room  the longest text
 * @param {HTMLElement} text
 */
export const roomy = (className, room, text) => element("span", { className: `hb-roomy ${className}`, "data-room": room }, text);

/** @param {string} d  what to draw, in a square of 24 */
export const icon = (d) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS(svg.namespaceURI, "path");
  svg.setAttribute("class", "hb-i");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
};

/**
 * @param {string} words
 * @param {() => void} onclick
 * @param {"plain" | "go" | "text"} [look]
 * @param {...Node} icons
 */
export const button = (words, onclick, look = "plain", ...icons) =>
  element("button", { type: "button", className: `hb-btn hb-btn--${look}`, onclick }, ...icons, words);

/**
 * Put a node into the page or take it out, leaving it alone (and in focus) when it is where it should be.
 * @param {ChildNode} node
 * @param {unknown} wanted
 * @param {() => void} place
 */
export const toggle = (node, wanted, place) => {
  if (!wanted) node.remove();
  else if (!node.isConnected) place();
};

/** Show a node, or hide it and leave its room. @param {HTMLElement} node @param {boolean} wanted */
export const keepRoom = (node, wanted) => {
  node.style.visibility = wanted ? "" : "hidden";
};

/**
 * Change a text only if it is another: what is written into a status is read out.
 * @param {Node} node
 * @param {string} text
 */
export const write = (node, text) => {
  if (node.textContent !== text) node.textContent = text;
};
