// A browser goes on with a worker whose file its host has taken away, so that somebody has to look.

/** The names of the caches of a handbook begin with it; another handbook on the same host has its own. @param {string} scope */
export const own = (scope) => `handbook ${scope} `;

/**
 * Whether the host says that there is no such worker any more; not whether it can be asked.
 * @param {string} worker  its address
 */
export const removed = (worker) =>
  fetch(worker, { cache: "no-store" }).then(
    ({ status }) => status === 404 || status === 410,
    () => false,
  );

/** @param {string} scope  @returns {Promise<string[]>} the names of its caches */
export const cachesOf = async (scope) => (await caches.keys()).filter((name) => name.startsWith(own(scope)));

/** @param {{ scope: string, unregister: () => Promise<unknown> }} registration */
export const leave = async (registration) => {
  await registration.unregister();
  for (const name of await cachesOf(registration.scope)) await caches.delete(name);
};
