// Where this copy of the handbook begins: on a host, below a path of one, or in a folder. Its scripts lie one folder below.
const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);

export const home = new URL("..", script?.src ?? location.href).href;
