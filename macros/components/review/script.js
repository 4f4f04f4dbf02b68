// Says that something is overdue where that has come about since the page was published: a host that publishes by a
// schedule may have stopped, and a copy may be old.
const today = new Date().toISOString().slice(0, 10);
for (const notice of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-due]"))) {
  notice.hidden = (notice.dataset.due ?? "") >= today;
}
