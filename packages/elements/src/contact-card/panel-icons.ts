import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** Icons that only the card's own panels draw, of the family of `internal/icons.ts`. */
const icon = (shape: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;

export { closeIcon } from '../internal/icons.js';
export const plusIcon = () => icon(svg`<path d="M12 5.500v13M5.500 12h13" />`);
export const pencilIcon = () =>
  icon(
    svg`<path d="M4.500 19.500l1-4.200L16 4.800a2 2 0 0 1 2.800 0l.4.400a2 2 0 0 1 0 2.800L8.700 18.500zM14 6.800l3.200 3.200" />`,
  );
export const mergeIcon = () =>
  icon(
    svg`<path d="M6 4v4.500a5 5 0 0 0 5 5h1a5 5 0 0 1 5 5V20M18 4v4.500a5 5 0 0 1-3 4.600M13.500 16.500L17 20l3.500-3.500" />`,
  );
