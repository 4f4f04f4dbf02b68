// An arrow or a letter would at once bring another copy of all that is shown: in a list that is open it only moves.

addEventListener("keydown", (event) => {
  const list = /** @type {HTMLSelectElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || !list.matches(".hb-picker select") || !/Arr|Page|Hom|End|^\S$/.test(event.key)) return;
  event.preventDefault();
  list.showPicker?.();
});
