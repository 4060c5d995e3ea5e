import { css } from 'lit';

/**
 * Design tokens. Public names (`--dialora-*`) may be set by a page on any ancestor; private ones (`--_*`) are what our
 * styles read. An element that stands inside another of ours inherits the private ones and does not need this sheet.
 *
 * `--dialora-color-scheme` (default `light dark`, follows the reader's system) lets a page with one fixed theme say
 * `light` or `dark` once for all widgets below it.
 *
 * @cssproperty {<color>} [--dialora-color-accent] - Links, focus ring, primary buttons.
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
    --_accent: var(--dialora-color-accent, light-dark(#4f46e5, #8b8cf8));
    --_on-accent: var(--dialora-color-on-accent, light-dark(#ffffff, #0b1020));
    --_text: var(--dialora-color-text, light-dark(#0f172a, #e5e9f2));
    --_muted: var(--dialora-color-muted, light-dark(#475569, #9aa7bd));
    --_surface: var(--dialora-color-surface, light-dark(#ffffff, #131a2b));
    --_canvas: var(--dialora-color-canvas, light-dark(#f8fafc, #0b1020));
    --_line: var(--dialora-color-line, light-dark(#e2e8f0, #2a3447));
    /* Borders that a person must see to find a control: 3:1 on the surface (WCAG 1.4.11). */
    --_border: var(--dialora-color-border, light-dark(#8391a7, #64748f));
    --_success: var(--dialora-color-success, light-dark(#15803d, #4ade80));
    --_on-success: var(--dialora-color-on-success, light-dark(#ffffff, #052e16));
    --_danger: var(--dialora-color-danger, light-dark(#dc2626, #f87171));
    --_on-danger: var(--dialora-color-on-danger, light-dark(#ffffff, #2b0808));
    --_warning: var(--dialora-color-warning, light-dark(#b45309, #fbbf24));
    --_hover: color-mix(in srgb, var(--_text) 6%, transparent);
    --_pressed: color-mix(in srgb, var(--_text) 11%, transparent);
    --_accent-soft: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    --_success-soft: color-mix(in srgb, var(--_success) 6%, var(--_surface));
    --_danger-soft: color-mix(in srgb, var(--_danger) 8%, var(--_surface));
    --_warning-soft: color-mix(in srgb, var(--_warning) 10%, var(--_surface));
    --_radius-card: var(--dialora-radius-card, 12px);
    --_radius: var(--dialora-radius-control, 10px);
    --_target: 44px;
    --_font: var(--dialora-font, system-ui, sans-serif);
  }
`;
