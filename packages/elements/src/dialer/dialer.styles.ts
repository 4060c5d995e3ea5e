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
    min-block-size: var(--dialora-dialer-min-height, 36.5rem);
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_surface);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    min-block-size: 28px;
  }
  .line {
    display: inline-flex;
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
    flex: 1;
    outline: none;
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
  .rows {
    display: grid;
    gap: 8px;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    padding: 4px 4px 4px 12px;
    padding-inline: 12px 4px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_canvas);
    font-size: 0.875rem;
    text-align: start;
  }
  .row > .icon {
    color: var(--_muted);
  }
  .row__text {
    flex: 1;
    min-inline-size: 0;
    padding-block: 4px;
    overflow-wrap: anywhere;
  }
  .row__name {
    font-weight: 550;
  }
  .row--button {
    min-block-size: var(--_target);
    padding-inline-end: 12px;
  }
  .row--button:hover {
    background: color-mix(in srgb, var(--_text) 6%, var(--_canvas));
  }
  .row--stuck {
    border-color: color-mix(in srgb, var(--_danger) 35%, var(--_surface));
  }
  .row--stuck > .icon {
    color: var(--_danger);
  }
  .row__actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-block: 6px 2px;
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
    :host(:not([compact])) .dialer {
      min-block-size: var(--dialora-dialer-min-height, 30rem);
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
`;
