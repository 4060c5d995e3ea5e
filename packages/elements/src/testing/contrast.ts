const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

export interface Layer {
  /** As a browser computes it, in any notation of CSS. */
  readonly colour: string;
  /** Of what it is drawn in, 0 to 1. */
  readonly opacity?: number;
}

/** What a browser paints of colours that lie over each other, the lowest first, in sRGB. */
function painted(layers: readonly Layer[]): Uint8ClampedArray {
  if (canvas === null) throw new Error('This browser paints on no canvas.');
  for (const { colour, opacity = 1 } of layers) {
    canvas.globalAlpha = opacity;
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
  }
  return canvas.getImageData(0, 0, 1, 1).data;
}

/** Relative luminance of a colour in sRGB (WCAG 2.2, "relative luminance"). */
function luminance(colour: Uint8ClampedArray): number {
  const [red = 0, green = 0, blue = 0] = [...colour].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of a layer with what lies below it, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOver(front: Layer, below: readonly Layer[]): number {
  const [light = 0, dark = 0] = [luminance(painted([...below, front])), luminance(painted(below))].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

/** Contrast of two computed colours; the first may let the second through. */
export function contrast(front: string, back: string, page = '#fff'): number {
  return contrastOver({ colour: front }, [{ colour: page }, { colour: back }]);
}
