/** A colour as a browser computes it, over another one where it lets that through. */
function painted(colour: string, below: string): Uint8ClampedArray {
  const paint = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (paint === null) throw new Error('This browser paints on no canvas.');
  for (const layer of [below, colour]) {
    paint.fillStyle = layer;
    paint.fillRect(0, 0, 1, 1);
  }
  return paint.getImageData(0, 0, 1, 1).data;
}

/** Relative luminance of a colour in sRGB (WCAG 2.2, "relative luminance"). */
function luminance(colour: Uint8ClampedArray): number {
  const [red = 0, green = 0, blue = 0] = [...colour].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two computed colours, 1 to 21 (WCAG 2.2, "contrast ratio"); the first may let the second through. */
export function contrast(front: string, back: string, page = '#fff'): number {
  const below = painted(back, page);
  const [light, dark] = [luminance(painted(front, back)), luminance(below)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
