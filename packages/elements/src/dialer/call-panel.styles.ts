import { css } from 'lit';

export const callPanelStyles = css`
  :host {
    display: grid;
    /* The controls stand at the bottom in every phase and view, and what is above them scrolls: Hang up never moves. */
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr) auto auto;
    gap: 12px;
  }
  .top {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto 1fr;
    gap: 12px;
    contain: size;
    overflow: auto;
    margin: -4px;
    padding: 4px;
    scrollbar-width: thin;
  }
  .banners {
    display: grid;
    gap: 8px;
  }
  .banners .notice {
    margin-block-start: 10px;
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
  .fact--plain {
    border-color: transparent;
    color: var(--_muted);
  }
  .roster {
    display: grid;
    gap: 8px;
  }
  .roster .avatar {
    inline-size: 36px;
    block-size: 36px;
    font-size: 0.8125rem;
  }
  .roster__title {
    text-align: center;
  }
  .end-for-all {
    justify-self: center;
    border-color: var(--_danger);
    color: var(--_danger);
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
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 4rem), 1fr));
    gap: 8px 4px;
  }
  .control {
    display: grid;
    justify-items: center;
    align-content: start;
    gap: 3px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_text);
    font-size: 0.75rem;
    line-height: 1.2;
  }
  .control__label {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    text-align: center;
  }
  .control__face {
    display: grid;
    place-content: center;
    inline-size: 46px;
    block-size: 46px;
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
  .hang-up-row {
    display: grid;
    /* 16 px at least between Hang up and anything else that can be pressed. */
    margin-block-start: 6px;
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
      column-gap: 32px;
    }
    :host(:not([compact])) .top {
      display: contents;
    }
    :host(:not([compact])) :is(.who, .stage) {
      contain: size;
      overflow: auto;
      margin: -4px;
      padding: 4px;
      scrollbar-width: thin;
    }
    :host(:not([compact])) .who {
      display: grid;
      align-content: safe center;
    }
    :host(:not([compact])) .controls {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    :host([data-busy]:not([compact])) .party {
      grid-template-columns: auto 1fr;
      justify-items: start;
      align-items: center;
      text-align: start;
    }
    :host([data-busy]:not([compact])) .avatar {
      inline-size: 44px;
      block-size: 44px;
      font-size: 1rem;
    }
    :host([data-busy]:not([compact])) :is(.party__line, .party__company) {
      display: none;
    }
    :host([data-busy]:not([compact])) :is(.phase, .facts) {
      justify-content: start;
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
  /* With a tool open or something to say the person shrinks to a line. */
  @container (max-inline-size: 599px) {
    :host([data-open='keypad']) :is(.avatar, .party__number) {
      display: none;
    }
    :host([data-open='keypad']) .who .party {
      grid-template-columns: 1fr;
    }
    :host([data-open='keypad']) .top {
      gap: 4px;
    }
    :host([data-open='keypad']) .phase {
      margin: 0;
    }
    :host(:is([data-open], [data-busy])) .party {
      grid-template-columns: auto 1fr;
      justify-items: start;
      align-items: center;
      text-align: start;
    }
    :host(:is([data-open], [data-busy])) .avatar {
      inline-size: 44px;
      block-size: 44px;
      font-size: 1rem;
    }
    :host(:is([data-open], [data-busy])) .party__name {
      font-size: 1.0625rem;
    }
    :host(:is([data-open], [data-busy])) :is(.party__line, .party__company) {
      display: none;
    }
    :host(:is([data-open], [data-busy])) .phase {
      justify-content: start;
      margin-block-start: 6px;
    }
    :host(:is([data-open], [data-busy])) .facts {
      justify-content: start;
    }
  }
  :host([compact]) {
    grid-template-columns: minmax(0, 1fr) auto auto;
    grid-template-rows: auto auto;
    align-items: center;
    gap: 8px 16px;
  }
  :host([compact]) .top {
    display: contents;
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
  :host([compact]) :is(.banners, .roster) {
    flex-basis: 100%;
  }
  :host([compact]) .stage {
    grid-column: 1 / -1;
    grid-row: 2;
    justify-self: stretch;
    max-block-size: 22rem;
    overflow: auto;
  }
  :host([compact]:not([data-open])) .stage {
    display: none;
  }
  :host([compact]) .controls {
    grid-template-columns: repeat(8, 44px);
    gap: 2px;
  }
  :host([compact]) .control__face {
    inline-size: 44px;
    block-size: 44px;
  }
  :host([compact]) .control__label {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  :host([compact]) .hang-up-row {
    margin: 0;
  }
  :host([compact]) .hang-up {
    min-block-size: 48px;
  }
  @container (max-inline-size: 799px) {
    :host([compact]) {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    :host([compact]) .who {
      grid-column: 1 / -1;
    }
    :host([compact]) .stage {
      grid-row: 3;
    }
    :host([compact]) .controls {
      grid-template-columns: repeat(auto-fit, 44px);
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
