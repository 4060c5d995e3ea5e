import { css } from 'lit';

export const pageNumbersStyles = css`
  .card {
    display: grid;
    gap: 10px;
    padding-block-end: 8px;
  }
  h2 {
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .country {
    display: grid;
    gap: 4px;
    font-size: 0.8125rem;
    color: var(--_muted);
  }
  select {
    inline-size: 100%;
    min-block-size: 44px;
    padding: 0 10px;
    border: 1px solid var(--_border);
    border-radius: 10px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: 0.9375rem;
  }
  .unsure {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_warning);
    font-size: 0.8125rem;
  }
  ul {
    max-block-size: 17rem;
    margin-inline: -8px;
    overflow: auto;
    overscroll-behavior: contain;
  }
  li {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  li button {
    min-block-size: 44px;
    border: 0;
    border-radius: 10px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  li button:hover {
    background: color-mix(in srgb, var(--_text) 6%, transparent);
  }
  .show {
    flex: 1;
    min-inline-size: 0;
    padding: 8px;
    overflow: hidden;
    font-variant-numeric: tabular-nums;
    text-align: start;
    text-overflow: ellipsis;
  }
  .call {
    display: grid;
    place-items: center;
    inline-size: 44px;
    color: var(--_success);
  }
  :focus-visible {
    outline-offset: -2px;
  }
`;
