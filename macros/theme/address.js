// Links name the file of a page, so that they work without a server. Where the build knows the address of this page, it is
// read and copied without that name: who published it there says that the host shows the page of a folder.
const address = location.href.replace(/^([^?#]*\/)index\.html(?![^?#])/, "$1");
const canonical = document.querySelector("link[rel=canonical]")?.getAttribute("href");

/** Whether this page is where it was published, and no copy of it. */
export const published = address.replace(/[?#].*/, "") === canonical;

if (published && address !== location.href) history.replaceState(null, "", address);
