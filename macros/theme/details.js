// What is folded away opens when an address leads into it, and on paper.
export {};

const reveal = () => {
  const target = document.getElementById(location.hash.slice(1));
  let closed = false;
  for (let at = target?.closest("details"); at; at = at.parentElement?.closest("details")) {
    closed ||= !at.open;
    at.open = true;
  }
  if (closed) target?.scrollIntoView();
};

addEventListener("hashchange", reveal);
reveal();

// The style sheet opens everything for print where it can; an older browser needs a hand.
if (!CSS.supports("selector(::details-content)")) {
  /** @type {[HTMLDetailsElement, string, boolean][]} */
  let before = [];
  addEventListener("beforeprint", () => {
    before = [...document.querySelectorAll("details")].map((at) => [at, at.getAttribute("name") ?? "", at.open]);
    for (const [at] of before) {
      at.removeAttribute("name");
      at.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const [at, name, open] of before) {
      at.open = open;
      if (name) at.setAttribute("name", name);
    }
  });
}
