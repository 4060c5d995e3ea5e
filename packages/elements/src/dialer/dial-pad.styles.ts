import { css } from 'lit';

export const dialPadStyles = css`
  /* No grid here: in its own row of one the foot would have no room to stick in. */
  :host {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  .keys-area {
    margin-block: auto;
    --_key-size: 54px;
  }
  /* In sight in a window that is lower than the dialer, over the keys that go on below. */
  .foot {
    display: grid;
    gap: 12px;
    position: sticky;
    inset-block-end: 0;
    background: var(--_surface);
  }
  .caller-id {
    position: relative;
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    column-gap: 8px;
    min-block-size: var(--_target);
    padding: 4px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    font-size: 0.875rem;
  }
  .caller-id--choice {
    cursor: pointer;
  }
  .caller-id--choice:hover {
    background: var(--_hover);
  }
  .caller-id:has(select:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .caller-id__label {
    grid-column: 1;
    font-size: 0.75rem;
    line-height: 1.3;
  }
  .caller-id__value {
    grid-column: 1;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .caller-id__value .tabular {
    white-space: nowrap;
  }
  .caller-id .icon {
    grid-column: 2;
    grid-row: 1 / span 2;
    color: var(--_muted);
  }
  .caller-id select {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    font-size: 16px;
    cursor: pointer;
  }
  .call {
    inline-size: 100%;
    min-block-size: 56px;
    border-radius: 999px;
    font-size: 1.0625rem;
    font-weight: 600;
  }
  /* Beside a list only the caller id is shown: a call from the list shows it, too. */
  :host([only-caller-id]) :is(.top, .keys-area, .call) {
    display: none;
  }
  :host([only-caller-id]) {
    grid-template-rows: auto;
  }
  @container (min-inline-size: 600px) {
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr);
      grid-template-rows: 1fr auto;
      column-gap: 32px;
    }
    .keys-area {
      grid-column: 2;
      grid-row: 1 / span 2;
    }
    .top {
      grid-column: 1;
    }
    .foot {
      grid-column: 1;
    }
  }
  /* The bar. */
  @container (max-block-size: 199px) {
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      grid-template-rows: auto;
      align-items: start;
      gap: 0 12px;
    }
    .keys-area {
      display: none;
    }
    .foot {
      position: static;
      grid-column: auto;
      grid-auto-flow: column;
      align-items: center;
    }
    .call {
      inline-size: auto;
      min-block-size: 52px;
      padding-inline: 20px;
    }
  }
  @container (max-block-size: 199px) {
    @container (max-inline-size: 559px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
        row-gap: 6px;
      }
      .foot {
        grid-template-columns: minmax(0, 1fr) auto;
      }
    }
  }
`;
