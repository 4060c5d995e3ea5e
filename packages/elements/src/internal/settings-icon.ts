import { svg } from 'lit';
import { icon } from './icons.js';

export const settingsIcon = () =>
  icon(
    svg`<path d="M4 7h9M17.500 7H20M4 17h2.500M11 17h9" /><circle cx="15.200" cy="7" r="2.300" /><circle cx="8.800" cy="17" r="2.300" />`,
  );
