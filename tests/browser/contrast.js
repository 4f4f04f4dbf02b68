// How well what a page shows stands out from its ground, by the colours that the browser computes for each look.
self.contrast = (() => {
  const DRAWN = "path, circle, rect, line, polyline, polygon, ellipse, text";
  const FIELD = "input:not([type=checkbox], [type=radio], [type=hidden], [type=range], [type=file]), select, textarea";
  const PRESSED = "a[href], button, summary, label";
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();

  // A colour as red, green, blue and how much of it there is, each from 0 to 1.
  const read = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data].map((each) => each / 255));
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((each, at) => each * a + under[at] * (1 - a));
  const luminance = (colour) => {
    const [r, g, b] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const forced = () => matchMedia("(forced-colors: active)").matches;
  const system = (name) => {
    const probe = document.createElement("i");
    probe.style.cssText = `forced-color-adjust: none; background: ${name}`;
    document.body.append(probe);
    const { backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return read(backgroundColor).slice(0, 3);
  };

  const all = (selector) =>
    [...document.querySelectorAll(selector)].filter(
      (each) =>
        each.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        each.getClientRects().length &&
        !each.closest(".hb-vh, [data-look=none]"),
    );
  const name = (each, what, seen) => `${what} ${seen.toFixed(2)}: ${new XMLSerializer().serializeToString(each).replace(/ xmlns="[^"]*"|\s+/g, " ").slice(0, 150)}`;

  const measured = () => {
    const sheet = system("Canvas");
    const grounds = new Map();
    const ground = (each) => {
      if (!each) return sheet;
      if (!grounds.has(each)) grounds.set(each, over(read(getComputedStyle(each).backgroundColor), ground(each.parentElement)));
      return grounds.get(each);
    };
    const against = (colour, under) => ratio(over(read(colour), under), under);
    return { ground, against };
  };

  // Text that stands out less than it has to.
  const text = (least) => {
    const { ground, against } = measured();
    return all("body *").flatMap((each) => {
      if (each.matches("option, svg *") || each.closest(":disabled, [aria-hidden]")) return [];
      const style = getComputedStyle(each);
      const words = [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      const found = words || each.matches(FIELD) ? [against(style.color, ground(each))] : [];
      for (const part of ["::before", "::after"]) {
        const { content, color, visibility } = getComputedStyle(each, part);
        if (/[\p{L}\p{N}]/u.test(content.replace(/^(none|normal|url.*)$/, "")) && visibility === "visible")
          found.push(against(color, ground(each)));
      }
      return found.filter((seen) => seen < least - 0.005).map((seen) => name(each, "text", seen));
    });
  };

  // The edge or the fill of a box: the better of the two shows where it is.
  const box = (each, { ground, against }) => {
    const style = getComputedStyle(each);
    const outside = ground(each.parentElement);
    const sides = ["Top", "Right", "Bottom", "Left"].map((side) =>
      parseFloat(style[`border${side}Width`]) && style[`border${side}Style`] !== "none"
        ? against(style[`border${side}Color`], outside)
        : 1,
    );
    return [Math.min(...sides), ratio(ground(each), outside)];
  };

  const icon = (each, { ground, against }) =>
    Math.max(
      ...[...each.querySelectorAll(DRAWN)].flatMap((drawn) => {
        const { stroke, fill } = getComputedStyle(drawn);
        return [stroke, fill].filter((paint) => paint !== "none").map((paint) => against(paint, ground(each)));
      }),
      1,
    );

  // What is no text and stands out less than it has to: edges of fields and boxes, signs, and lines through words.
  const signs = (least) => {
    const look = measured();
    const { ground, against } = look;
    const found = [];
    const least_of = (each, what, seen) => seen < least - 0.005 && found.push(name(each, what, seen));
    for (const each of all("body *")) {
      const style = getComputedStyle(each);
      const native = style.appearance === "auto" && each.matches("[type=checkbox], [type=radio]");
      if (each.matches(`${FIELD}, [type=checkbox], [type=radio]`) && !native && !each.closest(":disabled")) least_of(each, "edge", Math.max(...box(each, look)));
      else if (each.matches(PRESSED) && !each.closest(":disabled")) {
        const [edge, fill] = box(each, look);
        if (edge > 1.001) least_of(each, "edge", Math.max(edge, fill));
      }
      if (each.matches("progress")) least_of(each, "bar", Math.min(box(each, look)[0], against(style.color, ground(each))));
      if (native && style.accentColor !== "auto" && !forced()) least_of(each, "accent", against(style.accentColor, ground(each)));
      if (each.matches("svg")) least_of(each, "icon", icon(each, look));
      const painted = !forced() || style.forcedColorAdjust === "none"; // else by the browser, which tells another colour
      if (each.matches("del, ins, mark, s") && style.textDecorationLine !== "none" && painted)
        least_of(each, "line", against(style.textDecorationColor, ground(each)));
      for (const part of ["::before", "::after"]) {
        const drawn = getComputedStyle(each, part);
        if (/^(none|normal)$/.test(drawn.content) || drawn.visibility !== "visible" || drawn.display === "none") continue;
        if (drawn.maskImage !== "none") least_of(each, `sign ${part}`, against(drawn.backgroundColor, ground(each)));
        else if (drawn.content === '""' && drawn.transform !== "none" && parseFloat(drawn.borderBottomWidth))
          least_of(each, `tick ${part}`, against(drawn.borderBottomColor, ground(each)));
      }
    }
    return found;
  };

  // The ring round each stop; one that lies within has the stop itself as its ground.
  const rings = (least) => {
    const { ground, against } = measured();
    return all("a[href], button, input, select, textarea, summary, [tabindex='0']").flatMap((each) => {
      if (each.disabled || each.tabIndex < 0) return [];
      each.focus();
      if (document.activeElement !== each) return [];
      const drawn = [null, "::after"].map((part) => getComputedStyle(each, part)).find((style) => style.outlineStyle !== "none");
      if (!drawn || parseFloat(drawn.outlineWidth) < 2) return [name(each, "ring", 0)];
      const { outlineColor, outlineOffset } = drawn;
      const seen = against(outlineColor, ground(parseFloat(outlineOffset) < 0 ? each : each.parentElement));
      return seen < least - 0.005 ? [name(each, "ring", seen)] : [];
    });
  };

  // What looks the same with and without its state, in the colours of the reader's system.
  const LOOKS = ["color", "fontWeight", "fontStyle", "textDecoration", "content", "display", "transform", "opacity", "borderTop", "borderRight", "borderBottom", "borderLeft", "outline", "visibility"];
  const seen = (each) =>
    [each, ...each.querySelectorAll("*")]
      .flatMap((part) => ["", "::before", "::after"].map((of) => getComputedStyle(part, of || null)))
      .map((style) => LOOKS.map((look) => style[look]).join())
      .join(";");
  const attribute = (key) => (each) => {
    const kept = each.getAttribute(key);
    each.removeAttribute(key);
    return () => each.setAttribute(key, kept);
  };
  const STATES = {
    "[aria-current]": attribute("aria-current"),
    "[aria-pressed=true]": attribute("aria-pressed"),
    "[aria-selected=true]": attribute("aria-selected"),
    "[aria-invalid=true]": attribute("aria-invalid"),
    "button:disabled": attribute("disabled"),
    "details[open] > summary": (each) => {
      const details = each.parentElement;
      details.open = false;
      return () => (details.open = true);
    },
    "input:checked": (each) => {
      each.checked = false;
      return () => (each.checked = true);
    },
  };
  const states = () => {
    const alike = new Map(); // what one rule of the styles makes is the same in each: two of a kind are looked at
    const few = (each) => {
      const kind = [each, each.parentElement, each.parentElement.parentElement].map((of) => of?.className).join();
      alike.set(kind, (alike.get(kind) ?? 0) + 1);
      return alike.get(kind) <= 2;
    };
    return Object.entries(STATES).flatMap(([selector, without]) =>
      all(selector).filter(few).flatMap((each) => {
        const { appearance, display } = getComputedStyle(each);
        const native = each.matches("input") ? appearance === "auto" : display === "list-item";
        const before = seen(each);
        const back = without(each);
        const same = !native && seen(each) === before;
        back();
        return same ? [name(each, `as without ${selector}`, 1)] : [];
      }),
    );
  };

  // What only its ground tells from what is round it, and which a contrast theme would take away.
  const fill = () => {
    const { ground } = measured();
    for (const each of all("body *:not([aria-hidden], [aria-hidden] *)"))
      each.toggleAttribute("data-filled", ratio(ground(each), ground(each.parentElement)) > 1.01);
  };
  const flat = () => {
    const look = measured();
    return all("[data-filled]").flatMap((each) => {
      const style = getComputedStyle(each);
      const edges = ["Top", "Right", "Bottom", "Left"].map((side) =>
        style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`])
          ? look.against(style[`border${side}Color`], look.ground(each.parentElement))
          : 1,
      );
      const told = Math.max(...edges) >= 3 || style.textDecorationLine !== "none" || /mono/i.test(style.fontFamily);
      return told || look.ground(each).join() !== look.ground(each.parentElement).join() ? [] : [name(each, "only a fill", 1)];
    });
  };

  return { text, signs, rings, states, fill, flat };
})();
