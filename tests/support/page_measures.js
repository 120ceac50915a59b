// How a page is to read: its height, the words before its first figure, its grey words, and what is cut. Lengths are pixels.
() => {
  const main = document.querySelector("[data-testid=stMain]");
  const up = (e) => e.parentElement ?? (e.getRootNode().host || null);
  const inside = (root) => [...root.querySelectorAll("*")].flatMap((e) => [e, ...(e.shadowRoot ? inside(e.shadowRoot) : [])]);
  const rgb = (colour) => {
    const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    return { r, g, b, a };
  };
  const neutral = ({ r, g, b }) => Math.max(r, g, b) - Math.min(r, g, b) < 30;
  const luminance = ({ r, g, b }) => {
    const linear = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const ground = (e) => {
    for (let at = e; at; at = up(at)) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.a > 0.5) return colour;
    }
    return rgb("rgb(255, 255, 255)");
  };
  // ink on a coloured ground is no grey, whatever its contrast
  const isGrey = (e) => {
    const [ink, paper] = [rgb(getComputedStyle(e).color), ground(e)];
    if (!neutral(ink) || !neutral(paper)) return false;
    const [light, dark] = [luminance(ink), luminance(paper)].sort((one, other) => other - one);
    return (light + 0.05) / (dark + 0.05) < 10;
  };
  const titled = (e) => {
    for (let at = e; at && at !== main; at = up(at)) if (at.getAttribute("title")) return true;
    return false;
  };
  const isCut = (e, box) => {
    const svg = e.closest("svg");
    if (svg) {
      const room = svg.getBoundingClientRect();
      return box.left < room.left - 2 || box.right > room.right + 2 || box.top < room.top - 2 || box.bottom > room.bottom + 2;
    }
    for (let at = e; at && at !== main; at = up(at)) {
      const flow = getComputedStyle(at).overflowX;
      if (flow === "auto" || flow === "scroll") return false;
      const room = at.getBoundingClientRect();
      if ((flow === "hidden" || flow === "clip") && (box.left < room.left - 2 || box.right > room.right + 2)) return true;
    }
    return false;
  };

  const elements = inside(main);
  const figures = elements.filter((e) => e.matches("[data-testid=stPlotlyChart], [data-testid=stDataFrame], [data-testid^=stBidiComponent], table, .st-key-weaknesses"))
    .map((e) => e.getBoundingClientRect()).filter((box) => box.width > 100 && box.height > 40);
  const top = Math.min(...figures.map((box) => box.top));
  let [words, before, grey] = [0, 0, 0];
  const cut = [];
  for (const e of elements) {
    if (e.matches("script, style, [data-testid=stIconMaterial]") || e.closest("details:not([open]) > :not(summary)")) continue;
    const texts = [...e.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.data));
    if (!texts.length || !e.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) continue;
    const own = e.getBoundingClientRect();
    if (own.width < 2 || own.height < 2) continue;
    for (const text of texts) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      const count = text.data.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
      words += count;
      if (box.top < top) before += count;
      if (!e.closest("svg") && isGrey(e)) grey += count;
      if (!titled(e) && isCut(e, box)) cut.push(text.data.trim().slice(0, 60));
    }
  }
  const scrolled = main.getBoundingClientRect().top - main.scrollTop;
  return {
    height: main.scrollHeight,
    figure: Number.isFinite(top) ? Math.round(top - scrolled) : null,
    before,
    words,
    grey,
    cut,
    overhang: main.scrollWidth - main.clientWidth,
  };
}
