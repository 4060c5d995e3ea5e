import { css } from 'lit';

/** Tokens and shared looks of the extension's own pages; the same values as the elements', which bring theirs. */
export const pageStyles = css`
  :host {
    color-scheme: light dark;
    --_accent: light-dark(#4f46e5, #8b8cf8);
    --_on-accent: light-dark(#ffffff, #0b1020);
    --_text: light-dark(#0f172a, #e5e9f2);
    --_muted: light-dark(#475569, #9aa7bd);
    --_surface: light-dark(#ffffff, #131a2b);
    --_canvas: light-dark(#f8fafc, #0b1020);
    --_line: light-dark(#e2e8f0, #2a3447);
    --_border: light-dark(#8391a7, #64748f);
    --_success: light-dark(#15803d, #4ade80);
    --_danger: light-dark(#dc2626, #f87171);
    --_warning: light-dark(#b45309, #fbbf24);
    display: block;
    box-sizing: border-box;
    color: var(--_text);
    font:
      0.9375rem/1.45 system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      sans-serif;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  [hidden] {
    display: none !important;
  }
  .icon {
    inline-size: 20px;
    block-size: 20px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .muted {
    color: var(--_muted);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 0 16px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: 550;
    text-decoration: none;
    cursor: pointer;
  }
  .button:hover {
    background-image: linear-gradient(
      color-mix(in srgb, var(--_text) 6%, transparent),
      color-mix(in srgb, var(--_text) 6%, transparent)
    );
  }
  .button--primary {
    border-color: transparent;
    background-color: var(--_accent);
    color: var(--_on-accent);
  }
  .button--danger {
    border-color: color-mix(in srgb, var(--_danger) 45%, var(--_surface));
    color: var(--_danger);
  }
  .button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .notice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 10px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .notice > * {
    grid-column: 2;
  }
  .notice > .icon {
    grid-column: 1;
    grid-row: span 2;
    margin-block-start: 1px;
    color: var(--_muted);
  }
  .notice strong {
    font-weight: 600;
  }
  .notice .button {
    justify-self: start;
    margin-block-start: 8px;
  }
  .notice--warning {
    border-color: color-mix(in srgb, var(--_warning) 35%, var(--_surface));
    background: color-mix(in srgb, var(--_warning) 9%, var(--_surface));
  }
  .notice--warning > .icon {
    color: var(--_warning);
  }
  .notice--danger {
    border-color: color-mix(in srgb, var(--_danger) 35%, var(--_surface));
    background: color-mix(in srgb, var(--_danger) 8%, var(--_surface));
  }
  .notice--danger > .icon {
    color: var(--_danger);
  }
  .card {
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface);
  }
  .mark {
    inline-size: 28px;
    block-size: 28px;
    flex: none;
  }
  .mark__ground {
    fill: var(--_accent);
  }
  .mark__line {
    fill: none;
    stroke: var(--_on-accent);
    stroke-width: 1.9;
    stroke-linejoin: round;
  }
  @media (forced-colors: active) {
    .button,
    .card,
    .notice {
      border-color: ButtonText;
    }
  }
`;
