// The button of the search. Nothing else of it is loaded before it is first opened.
const search = document.querySelector("hb-search");
const opener = search?.querySelector("button");

const load = () => {
  removeEventListener("keydown", key);
  const script = document.createElement("script");
  script.src = search?.getAttribute("data-script") ?? "";
  script.onerror = listen; // so that it may be tried again
  document.head.append(script);
};

// With a modifier: a letter alone would get in the way of people who speak to their computer (WCAG 2.1.4).
/** @param {KeyboardEvent} event */
const key = (event) => {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  opener?.click();
};

const listen = () => {
  if (!opener) return;
  opener.hidden = false;
  opener.onclick = load;
  addEventListener("keydown", key);
};

listen();

export {};
