import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

/**
 * Our own icons: one family on a 24 px grid, stroke 1.75, round ends (styled by `.icon` in styles/base.ts). They are
 * decoration: the control that holds one carries the name. Functions, so that a bundle keeps only those it draws.
 */
export const icon = (shape: SVGTemplateResult, className = 'icon'): TemplateResult =>
  html`<svg class=${className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;

const handset =
  'M6.5 3.5h2.1c.7 0 1.3.5 1.5 1.1l.7 2.7c.1.6 0 1.1-.4 1.5L9 10.2a12 12 0 0 0 4.8 4.8l1.4-1.4c.4-.4.9-.5 1.5-.4l2.7.7c.7.2 1.1.8 1.1 1.5v2.1c0 1.7-1.4 3.1-3.1 3C9.900 20 4 14.100 3.500 6.600a3 3 0 0 1 3-3.100z';

export const phoneIcon = () => icon(svg`<path d=${handset} />`);
export const phoneDownIcon = () => icon(svg`<path d=${handset} transform="rotate(135 12 12)" />`);
export const phoneInIcon = () =>
  icon(svg`<path d=${`${handset}M20 4l-5.500 5.500M14.500 5.200v4.300h4.300`} />`, 'icon icon--directed');
export const phoneOutIcon = () =>
  icon(svg`<path d=${`${handset}M14.500 9.500L20 4M15.700 4H20v4.300`} />`, 'icon icon--directed');
export const phoneMissedIcon = () =>
  icon(svg`<path d=${`${handset}M15 4.500l5 5M20 4.500l-5 5`} />`, 'icon icon--directed');
export const micIcon = () =>
  icon(
    svg`<rect x="9" y="3" width="6" height="11.500" rx="3" /><path d="M5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3M8.800 21h6.400" />`,
  );
export const micOffIcon = () =>
  icon(
    svg`<path d="M9 9.200v2.300a3 3 0 0 0 4.700 2.500M15 11.300V6a3 3 0 0 0-5.800-1.100M5.500 11.500a6.500 6.500 0 0 0 10 5.500M18.500 11.500c0 1-.2 1.900-.6 2.800M12 18v3M8.800 21h6.400M4 3.500l16 17" />`,
  );
export const keypadIcon = () =>
  icon(
    svg`<g fill="currentColor" stroke="none"><circle cx="6" cy="5" r="1.500" /><circle cx="12" cy="5" r="1.500" /><circle cx="18" cy="5" r="1.500" /><circle cx="6" cy="10" r="1.500" /><circle cx="12" cy="10" r="1.500" /><circle cx="18" cy="10" r="1.500" /><circle cx="6" cy="15" r="1.500" /><circle cx="12" cy="15" r="1.500" /><circle cx="18" cy="15" r="1.500" /><circle cx="12" cy="20" r="1.500" /></g>`,
  );
export const backspaceIcon = () =>
  icon(
    svg`<path d="M9.200 5h9.300A2.500 2.500 0 0 1 21 7.500v9a2.500 2.500 0 0 1-2.500 2.500H9.200a2.500 2.500 0 0 1-1.900-.9L2.500 12l4.800-6.100A2.500 2.500 0 0 1 9.200 5zM11.500 9.500l5 5M16.500 9.500l-5 5" />`,
    'icon icon--directed',
  );
export const mailIcon = () =>
  icon(
    svg`<rect x="3" y="5" width="18" height="14" rx="2.500" /><path d="M3.700 7l7 5.400a2.100 2.100 0 0 0 2.600 0l7-5.400" />`,
  );
export const messageIcon = () =>
  icon(
    svg`<path d="M6 4h12a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-5.500L8 20.500V17H6a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3zM8 9h8M8 12.500h5" />`,
  );
/** A round chat bubble with a handset: for WhatsApp entries, without using its logo. */
export const chatIcon = () =>
  icon(
    svg`<path d="M12 3.500a8.500 8.500 0 0 1 0 17 8.600 8.600 0 0 1-4.100-1L3.500 20.500l1.100-4.200A8.500 8.500 0 0 1 12 3.500z" /><path d="M9 8.500c.2 3.600 2.700 6.200 6.300 6.500l.7-1.900-1.900-1-1 .9a5 5 0 0 1-2.200-2.200l.9-1-.9-1.900z" />`,
  );
export const noteIcon = () =>
  icon(
    svg`<path d="M6.500 3.500h11A2.500 2.500 0 0 1 20 6v8.500l-6 6H6.500A2.500 2.500 0 0 1 4 18V6a2.500 2.500 0 0 1 2.500-2.500zM20 14.500h-4a2 2 0 0 0-2 2v4M8 8.500h8M8 12.500h5" />`,
  );
export const voicemailIcon = () =>
  icon(
    svg`<circle cx="6.500" cy="12" r="3.750" /><circle cx="17.500" cy="12" r="3.750" /><path d="M6.500 15.750h11" />`,
  );
export const calendarIcon = () =>
  icon(
    svg`<rect x="3.500" y="5" width="17" height="15.500" rx="2.500" /><path d="M3.500 10h17M8 2.800v4M16 2.800v4M8 14h2.500M13.500 14H16" />`,
  );
export const botIcon = () =>
  icon(
    svg`<rect x="4" y="8" width="16" height="12" rx="3" /><path d="M12 8V4.800M2 13v3M22 13v3M9.500 16.500h5" /><circle cx="12" cy="3.800" r="1" /><path d="M9 12.300v.4M15 12.300v.4" />`,
  );
export const shieldIcon = () =>
  icon(
    svg`<path d="M12 3l7 2.600v5.600c0 4.300-2.800 7.900-7 9.800-4.200-1.900-7-5.500-7-9.800V5.600zM8.800 12l2.300 2.300 4.200-4.400" />`,
  );
export const searchIcon = () => icon(svg`<circle cx="11" cy="11" r="6.500" /><path d="M16 16l4.500 4.500" />`);
export const chevronDownIcon = () => icon(svg`<path d="M6.500 9.500L12 15l5.500-5.500" />`);
export const chevronUpIcon = () => icon(svg`<path d="M6.500 14.500L12 9l5.500 5.500" />`);
export const chevronEndIcon = () => icon(svg`<path d="M9.500 6.500L15 12l-5.500 5.500" />`, 'icon icon--directed');
export const chevronStartIcon = () => icon(svg`<path d="M14.500 6.500L9 12l5.500 5.500" />`, 'icon icon--directed');
export const closeIcon = () => icon(svg`<path d="M6 6l12 12M18 6L6 18" />`);
export const moreIcon = () =>
  icon(
    svg`<g fill="currentColor" stroke="none"><circle cx="5.500" cy="12" r="1.600" /><circle cx="12" cy="12" r="1.600" /><circle cx="18.500" cy="12" r="1.600" /></g>`,
  );
export const copyIcon = () =>
  icon(
    svg`<rect x="8.500" y="8.500" width="12" height="12" rx="2.500" /><path d="M15.500 5.500A2.500 2.500 0 0 0 13 3.500H6A2.500 2.500 0 0 0 3.500 6v7a2.500 2.500 0 0 0 2 2.500" />`,
  );
export const checkIcon = () => icon(svg`<path d="M4.500 12.500l5 5 10-11" />`);
export const warningIcon = () =>
  icon(
    svg`<path d="M10.300 4.300L2.800 17.500A2 2 0 0 0 4.500 20.500h15a2 2 0 0 0 1.700-3L13.700 4.300a2 2 0 0 0-3.400 0zM12 9.500v4M12 16.700v.1" />`,
  );
export const infoIcon = () => icon(svg`<circle cx="12" cy="12" r="8.500" /><path d="M12 11v5M12 8v.1" />`);
export const wifiOffIcon = () =>
  icon(
    svg`<path d="M4 4l16 16M8.500 15.600a5 5 0 0 1 6 -.400M5 12a10 10 0 0 1 4.200-2.500M19 12a10 10 0 0 0-5-2.700M2 8.300a15 15 0 0 1 4.300-2.600M22 8.300A15 15 0 0 0 10.800 4.900M12 19.300v.1" />`,
  );
export const userIcon = () =>
  icon(
    svg`<circle cx="12" cy="8" r="4" /><path d="M4.500 20.500c.6-4 3.600-6.200 7.500-6.200s6.900 2.200 7.500 6.200" />`,
  );
export const clockIcon = () => icon(svg`<circle cx="12" cy="12" r="8.500" /><path d="M12 7v5.200l3.300 2" />`);
export const pauseIcon = () => icon(svg`<path d="M9 6v12M15 6v12" />`);
export const playIcon = () => icon(svg`<path d="M8 5.500v13l10.500-6.500z" />`);
export const recordIcon = () =>
  icon(svg`<circle cx="12" cy="12" r="8.500" /><circle cx="12" cy="12" r="3.500" fill="currentColor" stroke="none" />`);
export const paperclipIcon = () =>
  icon(
    svg`<path d="M19.500 11.500l-7.600 7.600a5 5 0 0 1-7-7l8-8a3.300 3.300 0 0 1 4.700 4.700l-8 8a1.700 1.700 0 0 1-2.400-2.400l7.300-7.300" />`,
  );
export const globeIcon = () =>
  icon(
    svg`<circle cx="12" cy="12" r="8.500" /><path d="M3.500 12h17M12 3.500c5 5 5 12 0 17M12 3.500c-5 5-5 12 0 17" />`,
  );
export const retryIcon = () =>
  icon(svg`<path d="M19.500 12a7.500 7.500 0 1 1-2.300-5.400L19.500 9M19.500 4.500V9H15" />`);
