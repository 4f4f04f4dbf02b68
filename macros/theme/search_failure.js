// What the search says where it cannot be loaded.

/** @returns {string} what is wrong, as far as can be told, and what to do */
const failure = () => {
  const instead = "The list of sections leads to everything, too.";
  if (location.protocol === "file:") return `The search works on a website only, and this page is a file. ${instead}`;
  if (!navigator.onLine) return `There is no connection, and this browser has no copy of the search. ${instead}`;
  return `The search could not be loaded. Close it and open it again to try once more. ${instead}`;
};

/** @param {HTMLElement} search  which is tried again when it is next opened */
export const fail = (search) => {
  search.dataset.failed = "";
  const status = search.querySelector("[role=status]");
  if (status) status.textContent = failure();
};
