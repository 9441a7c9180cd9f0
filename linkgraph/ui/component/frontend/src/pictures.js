// Pictures drawn for nodes: initials where there is no photo, a badge for the platform, an icon for a value.
import { escaped, svgUrl } from "./dom.js";

const ICONS = {
  photo: "M4 7h3l2-2h6l2 2h3v12H4zM12 10a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z",
  document: "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",
  email: "M3 6h18v12H3zM3 7l9 7 9-7",
  phone: "M8 3h8v18H8zM11 18h2",
  handle: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5",
  name: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c0-5 4-7 8-7s8 2 8 7",
  address: "M12 21s-7-6-7-11a7 7 0 0 1 14 0c0 5-7 11-7 11zM12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  wallet: "M3 7h16v12H3zM3 7l11-3v3M15 12h6v3h-6z",
  payment_account: "M3 6h18v12H3zM3 10h18M6 15h4",
  device: "M4 5h16v10H4zM2 19h20",
  ip_session: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18",
  website: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  biography: "M4 5h7a2 2 0 0 1 1 2v13a2 2 0 0 0-1-2H4zM20 5h-7a2 2 0 0 0-1 2v13a2 2 0 0 1 1-2h7z",
};
const OTHER = "M12 5v14M5 12h14";

const drawn = new Map();

function once(key, make) {
  if (!drawn.has(key)) drawn.set(key, make());
  return drawn.get(key);
}

// Without a GPU a browser draws an SVG anew for every node and every frame; a bitmap costs more to make.
function bitmap(width, height, paint) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext("2d");
  pen.textAlign = "center";
  paint(pen);
  return canvas.toDataURL();
}

// `many` nodes get bitmaps.
export function initials(label, colours, many) {
  const letters = [...label.replace(/[^\p{L}\p{N} ]/gu, " ").trim().split(/\s+/)]
    .slice(0, 2).map((word) => [...word][0] ?? "").join("").toUpperCase() || "?";
  return once(`initials ${letters} ${many} ${colours.text} ${colours.surface}`, () => (many ? letterBitmap : letterSvg)(letters, colours));
}

function letterSvg(letters, colours) {
  return svgUrl(
    `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><rect width="96" height="96" fill="${colours.surface}"/>` +
    `<text x="48" y="61" font-family="sans-serif" font-size="36" font-weight="600" text-anchor="middle" fill="${colours.text}" ` +
    `opacity=".7">${escaped(letters)}</text></svg>`);
}

function letterBitmap(letters, colours) {
  return bitmap(64, 64, (pen) => {
    pen.fillStyle = colours.surface;
    pen.fillRect(0, 0, 64, 64);
    pen.globalAlpha = 0.7;
    write(pen, letters, colours.text, "600 24px sans-serif", 32, 40);
  });
}

// At twice its size, so that it stays sharp.
export function badge(platform, colours) {
  const letters = [...platform].slice(0, 2).join("").toUpperCase();
  return once(`badge ${letters} ${colours.text} ${colours.background}`, () => bitmap(96, 64, (pen) => {
    pen.scale(2, 2);
    pen.beginPath();
    pen.roundRect(1.5, 1.5, 45, 29, 10);
    Object.assign(pen, { fillStyle: colours.text, strokeStyle: colours.background, lineWidth: 3 });
    pen.fill();
    pen.stroke();
    write(pen, letters, colours.background, "700 18px sans-serif", 24, 22.5);
  }));
}

function write(pen, text, colour, font, x, y) {
  Object.assign(pen, { fillStyle: colour, font });
  pen.fillText(text, x, y);
}

export function icon(signal, colour) {
  return svgUrl(
    `<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48" viewBox="0 0 24 24" fill="none" stroke="${colour}" ` +
    `stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="${ICONS[signal] ?? OTHER}"/></svg>`);
}
