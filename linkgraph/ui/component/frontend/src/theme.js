// Colours of the page, read from Streamlit's --st-* variables.

export function theme(root) {
  const style = getComputedStyle(root);
  const read = (name, fallback) => style.getPropertyValue(`--st-${name}`).trim() || fallback;
  const background = read("background-color", "#ffffff");
  return {
    background,
    surface: read("secondary-background-color", "#f4f5f7"),
    text: read("text-color", "#1f2933"),
    border: read("border-color", "#d5dae0"),
    primary: read("primary-color", "#2f5fd0"),
    font: read("font", "sans-serif"),
    dark: luminance(background) < 0.4,
  };
}

function luminance(colour) {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = colour;
  const hex = canvas.fillStyle;
  if (!hex.startsWith("#")) return 1;
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16) / 255);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
