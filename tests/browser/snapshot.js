// What a page is made of, a line for each element: its name, its classes, its attributes, what it holds now, and its text.
([html, selector]) => {
  const page = html === null ? document : new DOMParser().parseFromString(html, "text/html");
  const quoted = (text) => JSON.stringify(text.replace(/\s+/g, " "));
  const held = (part) => [
    ...(part === document.activeElement && part !== document.body ? ["focus"] : []),
    ...(part.matches("input, select, textarea") && !/^(checkbox|radio|file)$/.test(part.type) ? [`now=${JSON.stringify(part.value)}`] : []),
    ...(part.checked ? ["now checked"] : []),
    ...(part.indeterminate ? ["now mixed"] : []),
    ...(part.matches("dialog[open]") && part.matches(":modal") ? ["modal"] : []),
  ];
  const named = (part) => {
    const attributes = [...part.attributes].filter(({ name }) => name !== "class").map(({ name, value }) => (value ? `${name}=${value.replace(/\s+/g, " ")}` : name));
    const said = [...attributes.sort(), ...held(part)].map((each) => `[${each}]`).join("");
    return [part.localName, ...part.classList].join(".") + said;
  };
  const lines = (part, depth) => {
    const children = [...part.childNodes].filter((node) => (node.nodeType === 3 ? node.data.trim() : node.nodeType === 1 && !node.matches("script, style, link, meta")));
    const line = "  ".repeat(depth) + named(part);
    if (children.length === 1 && children[0].nodeType === 3) return [`${line} ${quoted(children[0].data)}`];
    const below = (node) => (node.nodeType === 3 ? ["  ".repeat(depth + 1) + quoted(node.data)] : lines(node, depth + 1));
    return [line, ...children.flatMap(below)];
  };
  return [named(page.documentElement), ...lines(page.querySelector(selector), 0)];
};
