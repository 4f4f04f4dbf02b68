// The list of sections: it shows where the reader is, and as a drawer it closes when a link in it is followed.
import { settle } from "./press.js";

const nav = document.getElementById("nav");

nav?.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("a")) nav.hidePopover?.();
});

/** @type {Map<Element, HTMLAnchorElement>} */
const links = new Map();
for (const link of nav?.querySelectorAll("a") ?? []) {
  const heading = link.hash && document.getElementById(link.hash.slice(1));
  if (heading) links.set(heading, link);
}

const mark = () => {
  /** @type {HTMLAnchorElement | undefined} */
  let current;
  for (const [heading, link] of links) {
    link.removeAttribute("aria-current");
    if (heading.getBoundingClientRect().top < innerHeight * 0.3) current = link;
  }
  if (!nav || !current) return;
  current.setAttribute("aria-current", "true");
  const [box, row] = [nav.getBoundingClientRect(), current.getBoundingClientRect()];
  if (row.top < box.top || row.bottom > box.bottom) nav.scrollTop += row.top - box.top - box.height / 2;
};

const observer = new IntersectionObserver(() => settle(links, mark), { rootMargin: "0px 0px -70%" });
for (const heading of links.keys()) observer.observe(heading);
