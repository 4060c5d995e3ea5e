import { css } from 'lit';

export const setUpStyles = css`
  :host {
    min-block-size: 100vh;
    background: var(--_canvas);
  }
  main {
    display: grid;
    gap: 16px;
    max-inline-size: 680px;
    margin-inline: auto;
    padding: 40px 16px 64px;
  }
  header {
    display: flex;
    align-items: center;
    gap: 16px;
    margin-block-end: 8px;
  }
  header .mark {
    inline-size: 48px;
    block-size: 48px;
  }
  h1 {
    font-size: 1.75rem;
    line-height: 1.2;
    letter-spacing: -0.02em;
  }
  h2 {
    font-size: 1.0625rem;
    font-weight: 600;
  }
  .card {
    padding: 20px;
  }
  .card > h2 + .muted {
    margin-block-end: 14px;
  }
  .section {
    margin-block-start: 16px;
  }
  .steps {
    display: grid;
    gap: 12px;
    counter-reset: step;
  }
  .steps > li {
    counter-increment: step;
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr);
    column-gap: 14px;
  }
  .steps > li > * {
    grid-column: 2;
    justify-self: start;
  }
  .steps > li::before {
    content: counter(step);
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_accent) 12%, var(--_surface));
    color: var(--_accent);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    grid-row: 1 / span 3;
  }
  .done {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--_success);
    font-weight: 550;
  }
  .settings {
    display: grid;
    gap: 18px;
  }
  .check {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 12px;
    min-block-size: 44px;
    cursor: pointer;
  }
  .check input {
    inline-size: 20px;
    block-size: 20px;
    margin: 2px 0 0;
    accent-color: var(--_accent);
  }
  .check strong {
    display: block;
    font-weight: 550;
  }
  .field {
    display: grid;
    gap: 6px;
    font-weight: 550;
  }
  select {
    min-block-size: 44px;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-weight: 400;
  }
`;
