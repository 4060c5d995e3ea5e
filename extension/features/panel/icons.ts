import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/** The same family as the elements': a 24 px grid, stroke 1.75, round ends. */
const icon = (shape: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;

export const moreIcon = () => icon(svg`<path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="2.5" />`);
export const microphoneIcon = () =>
  icon(
    svg`<rect x="9" y="3" width="6" height="11.5" rx="3" /><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M9 21h6" />`,
  );
export const offlineIcon = () =>
  icon(
    svg`<path d="M3.5 9.5a13 13 0 0 1 4.7-3M12 5.5c3.3 0 6.3 1.5 8.5 4M6.5 13a8.5 8.5 0 0 1 3-2M14.5 11a8.5 8.5 0 0 1 3 2M12 18h.01M4 3.5l16 17" />`,
  );
export const warningIcon = () => icon(svg`<path d="M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17.2h.01" />`);
export const personIcon = () =>
  icon(svg`<circle cx="12" cy="8" r="3.8" /><path d="M4.5 20c.8-4 3.8-6 7.5-6s6.7 2 7.5 6" />`);
export const letterIcon = () =>
  icon(svg`<rect x="3" y="5" width="18" height="14" rx="2.5" /><path d="m4 7.5 8 5.7 8-5.7" />`);
export const checkIcon = () => icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`);
export const clockIcon = () => icon(svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7v5.2l3.3 2" />`);

export const phoneIcon = () =>
  icon(
    svg`<path d="M7 3.8h2.3c.6 0 1 .4 1.2.9l.8 2.6c.2.5 0 1-.4 1.4L9.5 10a12 12 0 0 0 4.6 4.6l1.3-1.4c.3-.4.9-.5 1.4-.4l2.5.8c.6.2.9.7.9 1.2V17c0 1.8-1.5 3.2-3.2 3.1C9.7 19.7 4.3 14.3 3.9 7A3.1 3.1 0 0 1 7 3.8Z" />`,
  );

/** The mark: a handset in a rounded square. */
export const brandMark = () =>
  html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    ${svg`<rect class="mark__ground" width="32" height="32" rx="9" /><path class="mark__line" d="M11.2 8.6h1.9c.6 0 1.1.4 1.3 1l.6 2.4c.1.5 0 1-.4 1.3l-1.2 1.1a10.6 10.6 0 0 0 4.2 4.2l1.1-1.2c.3-.4.8-.5 1.3-.4l2.4.6c.6.2 1 .7 1 1.3v1.9c0 1.5-1.2 2.7-2.7 2.6-6.5-.4-11.7-5.6-12.1-12.1a2.6 2.6 0 0 1 2.6-2.7Z"  />`}
  </svg>`;
