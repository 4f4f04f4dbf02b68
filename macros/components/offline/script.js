// Once the page is there, a worker keeps copies of pages for when there is no connection.
const { worker = "" } = document.currentScript?.dataset ?? {};

if (worker) addEventListener("load", () => navigator.serviceWorker?.register(worker).catch(() => {}));
