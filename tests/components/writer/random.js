/** Numbers that are the same in every run. @param {number} seed */
export const random = (seed) => {
  const below = (/** @type {number} */ limit) => {
    seed = (seed * 48271) % 2147483647;
    return seed % limit;
  };
  const pick = (/** @type {readonly any[]} */ list) => list[below(list.length)];
  return { below, pick };
};
