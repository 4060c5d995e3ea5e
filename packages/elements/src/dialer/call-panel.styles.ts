import { css } from 'lit';

export const callPanelStyles = css`
  :host {
    display: grid;
    /* The last row stands at the bottom in every phase and view, so that Hang up never moves. */
    grid-template-rows: auto 1fr auto auto;
    gap: 16px;
  }
  .phase {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 4px 8px;
    margin-block-start: 10px;
    font-weight: 550;
  }
  .phase[data-phase='active'] {
    color: var(--_success);
  }
  .phase[data-phase='reconnecting'],
  .phase[data-phase='held'] {
    color: var(--_warning);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 4px 8px;
  }
  .facts:not(:empty) {
    margin-block-start: 8px;
  }
  .fact {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 3px 10px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    font-size: 0.8125rem;
    font-weight: 550;
  }
  .fact .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .fact--danger {
    color: var(--_danger);
  }
  .fact--warning {
    color: var(--_warning);
  }
  .stage {
    --_key-size: 44px;
    align-self: center;
    min-inline-size: 0;
  }
  .digits {
    min-block-size: 1.75rem;
    margin-block-end: 6px;
    overflow: hidden;
    text-align: center;
    font-size: 1.25rem;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.06em;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .controls {
    display: flex;
    justify-content: center;
    gap: 20px;
  }
  .control {
    display: grid;
    justify-items: center;
    gap: 4px;
    inline-size: 72px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_text);
    font-size: 0.8125rem;
  }
  .control__face {
    display: grid;
    place-content: center;
    inline-size: 56px;
    block-size: 56px;
    border: 1px solid var(--_line);
    border-radius: 50%;
    background: var(--_canvas);
    font-size: 1.125rem;
    transition: background-color 0.12s;
  }
  .control:hover:not([aria-disabled='true']) .control__face {
    background: color-mix(in srgb, var(--_text) 8%, var(--_canvas));
  }
  .control[aria-pressed='true'] .control__face,
  .control[aria-expanded='true'] .control__face {
    border-color: transparent;
    background: var(--_text);
    color: var(--_surface);
  }
  .control[aria-busy='true'] .control__face {
    border-style: dashed;
    border-color: var(--_border);
  }
  .hang-up {
    justify-self: center;
    inline-size: 100%;
    min-block-size: 56px;
    border-radius: 999px;
    font-size: 1.0625rem;
    font-weight: 600;
  }
  /* With the keypad or the note open the person shrinks to a line. */
  :host([data-open]) {
    gap: 12px;
  }
  .hang-up-row {
    display: grid;
    margin-block-start: 8px;
  }
  .note {
    display: none;
  }
  :host([data-open='note']) .note {
    display: block;
  }
  @container (min-inline-size: 600px) {
    :host(:not([compact])) {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      grid-template-rows: 1fr auto auto;
      column-gap: 32px;
    }
    :host(:not([compact])) .who {
      align-self: center;
    }
    /* There is room for the note all the time. */
    :host(:not([compact])) .stage {
      display: grid;
      align-self: stretch;
      align-content: start;
      gap: 16px;
      grid-column: 2;
      grid-row: 1 / span 3;
    }
    :host(:not([compact])) .note {
      display: block;
    }
    :host(:not([compact])) [data-control='note'] {
      display: none;
    }
    :host(:not([compact])) :is(.controls, .hang-up-row) {
      grid-column: 1;
    }
  }
  @container (max-inline-size: 599px) {
    :host([data-open]) .party {
      grid-template-columns: auto 1fr;
      justify-items: start;
      align-items: center;
      text-align: start;
    }
    :host([data-open]) .avatar {
      inline-size: 44px;
      block-size: 44px;
      font-size: 1rem;
    }
    :host([data-open]) .party__name {
      font-size: 1.0625rem;
    }
    :host([data-open]) .party__line {
      display: none;
    }
    :host([data-open]) .phase {
      justify-content: start;
      margin-block-start: 6px;
    }
    :host([data-open]) .facts {
      justify-content: start;
    }
  }
  :host([compact]) {
    grid-template-columns: minmax(0, 1fr) auto auto;
    grid-template-rows: auto auto;
    align-items: center;
    gap: 8px 16px;
  }
  :host([compact]) .who {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 16px;
  }
  :host([compact]) :is(.phase, .facts) {
    margin: 0;
  }
  :host([compact]) .stage {
    grid-column: 1 / -1;
    grid-row: 2;
    justify-self: stretch;
  }
  :host([compact]) .controls {
    gap: 4px;
  }
  :host([compact]) .control {
    inline-size: 52px;
    font-size: 0.75rem;
    gap: 0;
  }
  :host([compact]) .control__face {
    inline-size: 44px;
    block-size: 44px;
  }
  :host([compact]) .hang-up-row {
    margin: 0;
  }
  :host([compact]) .hang-up {
    min-block-size: 48px;
  }
  @container (max-inline-size: 559px) {
    :host([compact]) {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    :host([compact]) .who {
      grid-column: 1 / -1;
    }
    :host([compact]) .stage {
      grid-row: 3;
    }
  }
  @media (forced-colors: active) {
    .control__face {
      border-color: ButtonText;
    }
    .control[aria-pressed='true'] .control__face,
    .control[aria-expanded='true'] .control__face {
      border: 3px solid Highlight;
    }
  }
`;
