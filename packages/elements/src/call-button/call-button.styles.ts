import { css } from 'lit';

export const callButtonStyles = css`
  :host {
    position: relative;
    display: inline-block;
    vertical-align: middle;
  }
  .call {
    min-block-size: 48px;
    padding-inline: 22px;
    border-radius: 999px;
    background-color: var(--dialora-call-button-background, var(--_accent-fill));
    color: var(--dialora-call-button-color, var(--_on-accent));
    font-size: 1rem;
    font-weight: 600;
  }
  /* Keeps its place, so that the page does not move while the panel stands over it. */
  .call[data-away] {
    visibility: hidden;
  }
  .closed {
    margin-block-start: 6px;
    color: var(--_muted);
    font-size: 0.8125rem;
    text-align: center;
  }
  .panel {
    position: absolute;
    z-index: var(--dialora-call-button-layer, 10);
    inset-block-start: 0;
    inset-inline-start: 0;
    display: grid;
    gap: 14px;
    inline-size: min(19rem, calc(100vw - 32px));
    padding: 16px;
    border: 1px solid var(--_line);
    border-radius: 16px;
    background: var(--_surface);
    box-shadow: 0 16px 48px -16px rgb(2 6 23 / 0.4);
    text-align: start;
  }
  .panel[data-end] {
    inset-inline: auto 0;
  }
  .panel[data-up] {
    inset-block: auto 0;
  }
  .panel:focus {
    outline: none;
  }
  .who {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .face {
    display: grid;
    flex: none;
    place-content: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .name {
    font-weight: 600;
  }
  .phase {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .phase[data-phase='active'] {
    color: var(--_success);
    font-weight: 550;
  }
  .actions {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
  }
  .small {
    display: flex;
    gap: 8px;
  }
  .round {
    border-radius: 999px;
    border-color: var(--_line);
    background-color: var(--_canvas);
  }
  .round[aria-pressed='true'],
  .round[aria-expanded='true'] {
    background-color: var(--_text);
    color: var(--_surface);
  }
  .hang-up {
    border-radius: 999px;
    padding-inline: 20px;
    font-weight: 600;
    white-space: nowrap;
  }
  .digits {
    min-block-size: 1.5rem;
    text-align: center;
    font-size: 1.125rem;
    letter-spacing: 0.06em;
  }
  .stack {
    display: grid;
    gap: 8px;
  }
  .by-phone {
    font-size: 0.875rem;
  }
`;
