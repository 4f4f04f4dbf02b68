// Links name the file, so that they work from a file share; on the web the address is known without it.
export {};

const address = location.href.replace(/^(http[^?#]*\/)index\.html(?![^?#])/, "$1");
if (address !== location.href) history.replaceState(null, "", address);
