// A picture (PNG) of a chart with what stands around it on the page: masthead, title, answer, filters, legend and source.
// The browser draws it from what it shows: Plotly's own picture has the bare chart, and a table has none.

const MARGIN = 24, GAP = 10, NARROWEST = 420, SCALE = 2, MOST_PIXELS = 16000;

const seen = (node) => node.checkVisibility?.() ?? true;

const words = (node) => node?.textContent.replace(/\s+/g, " ").trim() ?? "";

// the page's text above the chart, as a reader meets it
function above(main, chart) {
  const before = (node) => node.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING;
  const headings = [...main.querySelectorAll("h2, h3")].filter((node) => before(node) && seen(node));
  const chips = new Set([...main.querySelectorAll(".st-key-chips [class*='st-key-chip_']:not(.st-key-chip_reset) button")]
    .map((chip) => words(chip.querySelector("p"))));
  const whose = [...main.querySelectorAll(".st-key-whose_words")].filter((node) => before(node) && seen(node));
  const scenario = [...main.querySelectorAll(".st-key-scenario p")].filter((node) => !node.closest(".st-key-pin_reset"));
  return [
    [[...new Set(scenario.map(words))].join(" · ").replace(" · ", " "), "700 17px"],
    [words(main.querySelector("h1")), "700 24px"],
    [words(headings.at(-1)), "600 17px"],
    [whose.map(words).join(" "), "400 14px"],
    [chips.size ? `Filters: ${[...chips].join(", ")}` : "", "400 14px"],
  ];
}

// Streamlit's typeface as a rule of its own, since a picture within a picture may fetch nothing
async function typeface() {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try { return [...sheet.cssRules].map((rule) => [rule, sheet.href ?? document.baseURI]); } catch { return []; }
  });
  const [rule, base] = rules.find(([one]) => one instanceof CSSFontFaceRule &&
    /Source Sans/.test(one.style.fontFamily) && one.style.fontStyle !== "italic") ?? [];
  const address = rule?.style.src.match(/url\("?([^")]+)"?\)/)?.[1];
  if (!address) return "";
  const bytes = new Uint8Array(await (await fetch(new URL(address, base))).arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return `@font-face{font-family:"Source Sans";font-weight:200 900;src:url(data:font/woff2;base64,${btoa(text)})}`;
}

const SVG = "http://www.w3.org/2000/svg", XHTML = "http://www.w3.org/1999/xhtml";

const styled = (css, namespace) => {
  const style = document.createElementNS(namespace, "style");
  style.textContent = css;
  return style;
};

function frame(width, height, ...children) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` }))
    svg.setAttribute(name, value);
  svg.append(...children);
  return svg;
}

// the layers of a figure, without what the page hides
function ofFigure(figure, face) {
  const { width, height } = figure.getBoundingClientRect();
  const layers = [...figure.querySelectorAll(".main-svg")].map((layer) => {
    const copy = layer.cloneNode(true);
    const shown = layer.querySelectorAll("*"), copies = copy.querySelectorAll("*");
    const hidden = [...shown].flatMap((node, place) => (getComputedStyle(node).display === "none" ? [copies[place]] : []));
    for (const node of hidden) node.remove();
    return copy;
  });
  return { width, height, svg: frame(width, height, styled(`${face}text{white-space:pre}`, SVG), ...layers) };
}

// a table in the shadow of its element, as wide as all of its columns
function ofTable(host, face) {
  const root = host.shadowRoot;
  const css = [...root.querySelectorAll("style")].map((style) => style.textContent)
    .concat([...root.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))).join("");
  const box = root.querySelector("div[class]");
  const scroll = box.querySelector(".scroll");
  const width = box.offsetWidth + (scroll ? scroll.scrollWidth - scroll.clientWidth : 0);
  const height = box.offsetHeight;
  const holder = document.createElementNS(XHTML, "div");
  holder.className = "stances";
  const { colorScheme, font, color } = getComputedStyle(box);
  Object.assign(holder.style, { colorScheme, font, color });
  holder.append(styled(`${face}${css}.scroll{overflow:visible!important}.cue,.more{display:none!important}`, XHTML), box.cloneNode(true));
  const foreign = document.createElementNS(SVG, "foreignObject");
  for (const [name, value] of Object.entries({ width, height })) foreign.setAttribute(name, value);
  foreign.append(holder);
  return { width, height, svg: frame(width, height, foreign) };
}

const loaded = (svg) => new Promise((resolve, reject) => {
  const image = new Image();
  image.onload = () => resolve(image);
  image.onerror = reject;
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
});

function lines(pen, text, width) {
  const found = [""];
  for (const word of text.split(" ")) {
    const longer = found.at(-1) ? `${found.at(-1)} ${word}` : word;
    if (pen.measureText(longer).width <= width || !found.at(-1)) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

// texts one below the other, each in its font, within a width
function laidOut(pen, texts, width) {
  return texts.filter(([text]) => text).flatMap(([text, font]) => {
    pen.font = `${font} "Source Sans", sans-serif`;
    const size = parseFloat(font.split(" ")[1]);
    return lines(pen, text, width).map((line, place) => ({ line, font: pen.font, size, gap: place ? 0 : GAP * 0.6 }));
  });
}

const tall = (laid) => laid.reduce((sum, one) => sum + one.gap + one.size * 1.3, 0);

function write(pen, laid, left, top) {
  let y = top;
  for (const { line, font, size, gap } of laid) {
    pen.font = font;
    y += gap + size * 1.3;
    pen.fillText(line, left, y - size * 0.3);
  }
}

async function draw(data) {
  const main = document.querySelector("[data-testid=stMain]");
  const place = main.querySelector(`.st-key-${CSS.escape(data.place)}`);
  const figure = place.querySelector(".js-plotly-plot");
  const face = await typeface();
  const chart = figure ? ofFigure(figure, face) : ofTable([...place.querySelectorAll("*")].find((node) => node.shadowRoot), face);
  const image = await loaded(chart.svg);
  const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
  const width = Math.max(chart.width, NARROWEST);
  const masthead = [...main.querySelector(".st-key-masthead p").childNodes].map(words).filter(Boolean).join(" · ");
  const head = laidOut(pen, above(main, place), width);
  const foot = laidOut(pen, [[data.legend, "400 13px"], [`Source: ${masthead}`, "400 13px"]], width);
  const height = MARGIN + tall(head) + GAP + chart.height + GAP + tall(foot) + MARGIN;
  const scale = Math.min(SCALE, MOST_PIXELS / Math.max(width + 2 * MARGIN, height));
  canvas.width = Math.ceil((width + 2 * MARGIN) * scale);
  canvas.height = Math.ceil(height * scale);
  pen.scale(scale, scale);
  pen.fillStyle = data.paper;
  pen.fillRect(0, 0, width + 2 * MARGIN, height);
  pen.fillStyle = data.ink;
  write(pen, head, MARGIN, MARGIN);
  pen.drawImage(image, MARGIN, MARGIN + tall(head) + GAP, chart.width, chart.height);
  write(pen, foot, MARGIN, MARGIN + tall(head) + GAP + chart.height + GAP);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

async function save(data, note) {
  note.textContent = "";
  try {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await draw(data));
    link.download = data.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  } catch {
    note.textContent = "This browser cannot draw the picture. Print the page instead.";
  }
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button"), note = parentElement.querySelector("[role=status]");
  button.onclick = () => save(data, note);
}
