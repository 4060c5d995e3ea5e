import { svg, type TemplateResult } from 'lit';
import type { PresenceState } from '@dialora/core';
import { icon } from './icons.js';

/** Told apart by shape as well as by colour: tick, bar, clock hands, crescent, cross. */
export function presenceIcon(state: PresenceState): TemplateResult {
  switch (state) {
    case 'available':
      return icon(svg`<circle cx="12" cy="12" r="8.500" /><path d="M8 12.300l2.800 2.800L16 9.500" />`);
    case 'busy':
      return icon(svg`<circle cx="12" cy="12" r="8.500" /><path d="M8 12h8" />`);
    case 'wrap-up':
      return icon(svg`<circle cx="12" cy="12" r="8.500" /><path d="M12 7v5.200l3.300 2" />`);
    case 'away':
      return icon(svg`<path d="M20 14.500A8.500 8.500 0 1 1 9.500 4a7 7 0 0 0 10.500 10.500z" />`);
    case 'offline':
      return icon(svg`<circle cx="12" cy="12" r="8.500" /><path d="M9 9l6 6M15 9l-6 6" />`);
  }
}
