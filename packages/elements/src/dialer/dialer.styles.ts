import { css } from 'lit';

export const dialerStyles = css`
  :host {
    container-type: inline-size;
  }
  /* One height for all views: the last row of the view stands at the bottom, so Hang up never moves. */
  .dialer {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 12px;
    block-size: 100%;
    min-block-size: var(--dialora-dialer-min-height, 41rem);
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_surface);
  }
  .top {
    display: grid;
    gap: 8px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-block-size: var(--_target);
  }
  .settings {
    margin-inline-end: -10px;
    color: var(--_muted);
  }
  .settings[aria-expanded='true'] {
    background-color: var(--_accent-soft);
    color: var(--_accent);
  }
  .presence {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--_target);
    padding-inline: 12px 8px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    font-size: 0.875rem;
    font-weight: 550;
    cursor: pointer;
  }
  .presence:hover {
    background: var(--_hover);
  }
  .presence:has(select:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .presence .icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .presence .icon:first-child {
    color: var(--_muted);
  }
  .presence[data-state='available'] .icon:first-child {
    color: var(--_success);
  }
  .presence[data-state='busy'] .icon:first-child {
    color: var(--_danger);
  }
  .presence[data-state='wrap-up'] .icon:first-child {
    color: var(--_warning);
  }
  .presence select {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    font-size: 16px;
    cursor: pointer;
  }
  .tabs {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(4.25rem, 100%), 1fr));
    gap: 2px;
    padding: 3px;
    border-radius: calc(var(--_radius) + 3px);
    background: var(--_canvas);
  }
  .tab {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 1px;
    min-block-size: var(--_target);
    padding: 4px 0;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font-size: 0.6875rem;
    font-weight: 600;
    line-height: 1.2;
  }
  .tab:hover {
    color: var(--_text);
  }
  .tab[aria-selected='true'] {
    border-color: var(--_line);
    background: var(--_surface);
    color: var(--_accent);
  }
  .tab__label {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }
  .badge {
    position: absolute;
    inset-block-start: 1px;
    inset-inline-start: calc(50% + 6px);
    min-inline-size: 1.125rem;
    padding-inline: 4px;
    border-radius: 999px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.6875rem;
    font-variant-numeric: tabular-nums;
    line-height: 1.125rem;
    text-align: center;
  }
  .line {
    display: inline-flex;
    flex: 1;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 550;
  }
  .line .icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .line[data-line='ready'] {
    color: var(--_success);
  }
  .line[data-line='reconnecting'] {
    color: var(--_warning);
  }
  .line[data-line='failed'] {
    color: var(--_danger);
  }
  .title {
    font-size: 0.875rem;
    font-weight: 600;
  }
  .body {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-auto-rows: auto;
    flex: 1;
    outline: none;
  }
  /* A list takes the room that there is and scrolls: it must not push the dialer longer. */
  .body:has(> .panel) {
    grid-template-rows: minmax(0, 1fr) auto;
    gap: 8px;
  }
  .panel {
    contain: size;
    overflow: auto;
    min-block-size: 16rem;
    margin-inline: -4px;
    padding-inline: 4px;
    scrollbar-width: thin;
  }
  .panel[part='settings'] {
    display: grid;
    align-content: start;
    gap: 20px;
  }
  /* While a call rings the dial pad makes room, unless somebody is typing in it: keys must not land elsewhere. */
  dialora-dial-pad[data-behind]:not(:focus-within) {
    display: none;
  }
  dialora-dial-pad[data-behind] {
    margin-block-start: 12px;
  }
  /* Over a call that goes on, so that its Hang up does not move. */
  dialora-incoming-panel[data-over] {
    position: absolute;
    z-index: 3;
    inset-block-start: 0;
    inset-inline: 0;
    min-block-size: 0;
    box-shadow: 0 12px 32px -12px rgb(2 6 23 / 0.35);
  }
  .notices {
    display: grid;
    gap: 8px;
  }
  .notices:not(:has(.notice)) {
    display: none;
  }
  .waiting {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 6px;
    text-align: center;
  }
  .waiting .icon {
    inline-size: 2rem;
    block-size: 2rem;
    margin-block-end: 6px;
    color: var(--_muted);
  }
  @container (min-inline-size: 600px) {
    .dialer {
      padding: 20px 24px;
    }
    .top {
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
    }
    .tabs {
      order: -1;
      grid-template-columns: repeat(4, auto);
      justify-self: start;
    }
    .tab {
      grid-auto-flow: column;
      align-items: center;
      gap: 6px;
      padding-inline: 10px;
      font-size: 0.75rem;
      white-space: nowrap;
    }
    .badge {
      position: static;
    }
    :host(:not([compact])) .dialer {
      min-block-size: var(--dialora-dialer-min-height, 36rem);
    }
  }
  :host([compact]) .dialer {
    min-block-size: 0;
    padding: 10px 12px;
    gap: 6px;
  }
  :host([compact]) .head {
    min-block-size: 0;
  }
  :host([compact]) .top {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
  }
  :host([compact]) .tabs {
    display: flex;
    order: 1;
    background: none;
    padding: 0;
  }
  :host([compact]) .tab {
    inline-size: var(--_target);
    align-content: center;
  }
  /* In a bar the icons have no room for their words; a screen reader still reads them. */
  :host([compact]) .tab__label {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :host([compact]) .panel {
    contain: none;
    max-block-size: 22rem;
    min-block-size: 0;
  }
  @container (max-inline-size: 479px) {
    :host([compact]) .top {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      border-color: Highlight;
      color: Highlight;
    }
    .badge {
      border: 1px solid CanvasText;
    }
  }
`;
