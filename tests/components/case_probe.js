// Lets a test hear what is said of the case in a page, and say something as another tool of the page would.
import { NOTHING, begin, inMemory, setOwner, propose, read, watch } from "../../macros/theme/case.js";

const heard = [];
watch((now, by) => heard.push({ ...now, by }));

globalThis.theCase = {
  heard,
  read,
  propose,
  begin,
  open: (found) => setOwner(inMemory({ ...NOTHING, ...found })),
};
