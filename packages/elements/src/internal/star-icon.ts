import { svg } from 'lit';
import { icon } from './icons.js';

/** Filled when it is on: the shape tells it as well as the colour. */
export const starIcon = (on: boolean) =>
  icon(
    svg`<path fill=${on ? 'currentColor' : 'none'} d="M12 3.800l2.600 5.200 5.700.8-4.100 4 1 5.700-5.200-2.700-5.100 2.700 1-5.700-4.200-4 5.700-.8z" />`,
  );
