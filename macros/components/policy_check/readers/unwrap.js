// Addresses that mail programs and searches wrap into one of their own, to watch where people go: what is inside.

/** @type {[RegExp, (url: URL) => string | null][]} */
const WRAPPED = [
  [/(?:^|\.)safelinks\.protection\.(?:outlook\.com|office365\.us)$/, (url) => url.searchParams.get("url")],
  [/^statics\.teams\.cdn\.office\.net$/, (url) => url.searchParams.get("url")],
  [/^urldefense\.(?:com|us)$/, (url) => thirdDefence(url.href)],
  [/^urldefense\.proofpoint\.com$/, (url) => (url.pathname.startsWith("/v3/") ? thirdDefence(url.href) : earlierDefence(url))],
  [/^linkprotect\.cudasvc\.com$/, (url) => url.searchParams.get("a")],
  [/^(?:www\.)?google\.[a-z.]+$/, (url) => (url.pathname === "/url" ? (url.searchParams.get("q") ?? url.searchParams.get("url")) : null)],
  [/^secure-web\.cisco\.com$/, (url) => decodeURIComponent(url.pathname.slice(url.pathname.lastIndexOf("/") + 1))],
  [/\.protection\.sophos\.com$/, (url) => atob((url.searchParams.get("u") ?? "").replaceAll("-", "+").replaceAll("_", "/"))],
  [/^lm?\.facebook\.com$/, (url) => url.searchParams.get("u")],
  [/^(?:www\.)?linkedin\.com$/, (url) => (url.pathname.startsWith("/redir/") ? url.searchParams.get("url") : null)],
];
const DEEPEST = 5;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** @param {URL} url @returns {string | null} what the first two versions of URL Defense wrap */
const earlierDefence = (url) => {
  const inner = url.searchParams.get("u");
  if (!inner || url.pathname.startsWith("/v1/")) return inner;
  return decodeURIComponent(inner.replaceAll("-", "%").replaceAll("_", "/"));
};

/** @param {string} address @returns {string | null} what the third one wraps: odd characters stand apart, in Base64 */
const thirdDefence = (address) => {
  const [, inner, packed] = /\/v3\/__(.+?)__;([^!]*)!/.exec(address) ?? [];
  if (!inner) return null;
  const padded = (packed ?? "").replaceAll("-", "+").replaceAll("_", "/");
  const bytes = Uint8Array.from(atob(padded), (letter) => letter.charCodeAt(0));
  const odd = [...new TextDecoder().decode(bytes)];
  const whole = inner.replace(/\*(?:\*(.))?/g, (_, run) => odd.splice(0, run ? LETTERS.indexOf(run) + 2 : 1).join(""));
  return whole.replace(/^(\w+):\/(?!\/)/, "$1://");
};

/** @param {string} address @returns {string} the address that it wraps, or itself */
export const unwrapped = (address) => {
  let found = address;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const inner = inside(found);
    if (!inner) break;
    found = inner;
  }
  return found;
};

/** @param {string} address @returns {string} nothing where it wraps none */
const inside = (address) => {
  if (!/^https?:/i.test(address)) return "";
  try {
    const url = new URL(address);
    const [, unwrap] = WRAPPED.find(([host]) => host.test(url.hostname)) ?? [];
    const inner = unwrap?.(url) ?? "";
    return /^https?:\/\//i.test(inner) && new URL(inner) ? inner : "";
  } catch {
    return "";
  }
};
