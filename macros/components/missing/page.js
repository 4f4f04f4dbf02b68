// Offers what the address of a page that is not here may have meant.
import { element } from "../../theme/elements.js";
import { day as inWords } from "../../theme/times.js";
import { nearest } from "../../theme/nearest.js";

class Missing extends HTMLElement {
  connectedCallback() {
    const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("#all a")]);
    const known = new Map(links.map((link) => [link.dataset["id"] ?? "", link]));
    const home = new URL(this.dataset["home"] ?? "", location.href).pathname.replace(/index\.html$/, "");
    const path = location.pathname.startsWith(home) ? location.pathname.slice(home.length) : location.pathname;
    const { ids, day } = nearest(
      path,
      links.map(({ dataset }) => ({ id: dataset["id"] ?? "", page: dataset["page"] ?? "" })),
    );
    const rows = ids.map((id) => {
      const link = /** @type {HTMLAnchorElement} */ (known.get(id));
      const of = day ? `${link.href.replace(/index\.html$/, "")}history/index.html?on=${day}` : link.href;
      return element("li", {}, element("a", { href: of }, `${link.textContent}${day && `, as it was on ${inWords(`${day}T12:00`)}`}`));
    });
    if (rows.length) this.append(element("p", {}, "Did you mean:"), element("ul", {}, ...rows));
  }
}

customElements.define("hb-missing", Missing);
