import { svg } from 'lit';
import { icon } from './icons.js';

/** Icons of calls and devices, apart from the others so that a first paint does not carry them. */
export const transferIcon = () =>
  icon(svg`<path d="M4 16.500v-2a5 5 0 0 1 5-5h10.500M15.500 5.500l4 4-4 4" />`, 'icon icon--directed');
export const userPlusIcon = () =>
  icon(
    svg`<circle cx="10" cy="8" r="4" /><path d="M3 20.500c.5-4 3.300-6.200 7-6.200 1.500 0 2.900.4 4 1.100M18 14v6M15 17h6" />`,
  );
export const headsetIcon = () =>
  icon(
    svg`<path d="M4.500 15v-2.500a7.500 7.500 0 0 1 15 0V15M4.500 13.500h2.300v5.500H6a1.500 1.500 0 0 1-1.500-1.500zM19.500 13.500h-2.300v5.500H18a1.500 1.500 0 0 0 1.500-1.500zM18 19c0 1.200-1.300 2-3 2h-1.500" />`,
  );
export const signalIcon = (bars: 1 | 2 | 3) =>
  icon(
    svg`<g fill="currentColor"><path d="M5 19v-4h2v4z" /><path d="M11 19v-8h2v8z" opacity=${bars > 1 ? 1 : 0.25} /><path d="M17 19V6h2v13z" opacity=${bars > 2 ? 1 : 0.25} /></g>`,
    'icon icon--directed',
  );
export const keyboardIcon = () =>
  icon(
    svg`<rect x="2.500" y="6" width="19" height="12.500" rx="2.500" /><path d="M6.500 10h.1M10 10h.1M13.500 10h.1M17 10h.1M8 14.500h8" />`,
  );
