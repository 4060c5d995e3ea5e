import { css, unsafeCSS, type CSSResult } from 'lit';

type Filled = 'accent' | 'success' | 'danger';

/** White of sRGB in CIE XYZ, whose `y` is the relative luminance of WCAG 2.2. */
const white = { x: 0.9505, y: 1, z: 1.089 } as const;

/** A colour made of another one, axis by axis (CSS Color 5, "Relative colors"). */
function from(name: Filled, axis: (axis: keyof typeof white) => string): string {
  return `color(from var(--_${name}-fill) xyz-d65 ${axis('x')} ${axis('y')} ${axis('z')})`;
}

/** Black or white, whichever stands out: both do by 4.58:1 at a luminance of 0.179. */
function onFill(name: Filled): CSSResult {
  return unsafeCSS(from(name, (axis) => `clamp(0, (0.179 - y) * 1e6, ${white[axis]})`));
}

/** The colour with no more light than `most` where it is light, and no less than `least` where it is dark. */
function ink(name: Filled, most: number, least: number): CSSResult {
  const less = from(name, (axis) => `calc(${axis} * min(1, ${most} / y))`);
  const more = from(name, (axis) => `calc(${axis} + (${white[axis]} - ${axis}) * max(0, (${least} - y) / (1 - y)))`);
  return unsafeCSS(`light-dark(${less}, ${more})`);
}

/**
 * Design tokens. Public names (`--dialora-*`) may be set by a page on any ancestor; private ones (`--_*`) are what our
 * styles read. An element that stands inside another of ours inherits the private ones and does not need this sheet.
 *
 * `--dialora-color-scheme` (default `light dark`, follows the reader's system) lets a page with one fixed theme say
 * `light` or `dark` once for all widgets below it.
 *
 * @cssproperty {<color>} [--dialora-color-accent] - Links, focus ring, primary buttons.
 * @cssproperty {<color>} [--dialora-color-on-accent] - Text on the accent; `-on-success` and `-on-danger` alike. Black or
 *   white, whichever can be read, when not set.
 * @cssproperty {<color>} [--dialora-color-text] - Text.
 * @cssproperty {<color>} [--dialora-color-muted] - Secondary text.
 * @cssproperty {<color>} [--dialora-color-surface] - Cards, panels and fields.
 * @cssproperty {<color>} [--dialora-color-canvas] - Quiet areas inside of a card.
 * @cssproperty {<color>} [--dialora-color-line] - Hairlines.
 * @cssproperty {<color>} [--dialora-color-success] - Call and answer.
 * @cssproperty {<color>} [--dialora-color-danger] - Hang up and decline.
 * @cssproperty {<color>} [--dialora-color-warning] - Warnings.
 */
export const tokens = css`
  :host {
    color-scheme: var(--dialora-color-scheme, light dark);
    --_accent-fill: var(--dialora-color-accent, light-dark(#4f46e5, #8b8cf8));
    --_accent: var(--_accent-fill);
    --_on-accent: var(--dialora-color-on-accent, light-dark(#ffffff, #0b1020));
    --_text: var(--dialora-color-text, light-dark(#0f172a, #e5e9f2));
    --_muted: var(--dialora-color-muted, light-dark(#475569, #9aa7bd));
    --_surface: var(--dialora-color-surface, light-dark(#ffffff, #131a2b));
    --_canvas: var(--dialora-color-canvas, light-dark(#f8fafc, #0b1020));
    --_line: var(--dialora-color-line, light-dark(#e2e8f0, #2a3447));
    /* Borders that a person must see to find a control: 3:1 on the surface and on its tints (WCAG 1.4.11). */
    --_border: var(--dialora-color-border, light-dark(#7b899f, #64748f));
    --_success-fill: var(--dialora-color-success, light-dark(#15803d, #4ade80));
    --_success: var(--_success-fill);
    --_on-success: var(--dialora-color-on-success, light-dark(#ffffff, #052e16));
    --_danger-fill: var(--dialora-color-danger, light-dark(#dc2626, #f87171));
    --_danger: var(--_danger-fill);
    --_on-danger: var(--dialora-color-on-danger, light-dark(#ffffff, #2b0808));
    --_warning: var(--dialora-color-warning, light-dark(#b45309, #fbbf24));
    --_hover: color-mix(in srgb, var(--_text) 6%, transparent);
    --_pressed: color-mix(in srgb, var(--_text) 11%, transparent);
    --_accent-soft: color-mix(in srgb, var(--_accent-fill) 10%, var(--_surface));
    --_success-soft: color-mix(in srgb, var(--_success-fill) 6%, var(--_surface));
    --_danger-soft: color-mix(in srgb, var(--_danger-fill) 8%, var(--_surface));
    --_warning-soft: color-mix(in srgb, var(--_warning) 10%, var(--_surface));
    --_radius-card: var(--dialora-radius-card, 12px);
    --_radius: var(--dialora-radius-control, 10px);
    --_target: 44px;
    --_font: var(--dialora-font, system-ui, sans-serif);
  }
  /*
   * A site's own colour may be as pale as its surface. What is filled with it keeps it, with black or white on it. What is
   * written or outlined in it is made darker, or lighter in the dark, until it stands out by 4.5:1 (WCAG 2.2, 1.4.3) from
   * the surface and, where text stands on its tint, from that.
   */
  @supports (color: color(from red xyz-d65 x y z)) {
    :host {
      --_on-accent: var(--dialora-color-on-accent, ${onFill('accent')});
      --_on-success: var(--dialora-color-on-success, ${onFill('success')});
      --_on-danger: var(--dialora-color-on-danger, ${onFill('danger')});
      --_accent: ${ink('accent', 0.138, 0.3)};
      --_success: ${ink('success', 0.158, 0.3)};
      --_danger: ${ink('danger', 0.168, 0.3)};
    }
  }
`;
