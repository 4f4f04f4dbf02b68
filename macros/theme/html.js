// Text as HTML source, to be copied or put on the clipboard.

/** @param {string} text */
export const escaped = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
