import { css } from 'lit';

export const personStyles = css`
  .empty {
    display: grid;
    justify-items: center;
    gap: 4px;
    padding: 28px 20px;
    text-align: center;
  }
  .empty .icon {
    inline-size: 28px;
    block-size: 28px;
    margin-block-end: 4px;
    color: var(--_muted);
  }
  .looking {
    padding: 16px;
    text-align: center;
  }
  h2 {
    font-size: 0.875rem;
    font-weight: 600;
  }
  .people {
    display: grid;
    margin-block-start: 8px;
  }
  .row {
    display: grid;
    gap: 0 8px;
    inline-size: 100%;
    min-block-size: 44px;
    align-content: center;
    padding: 6px 10px;
    border: 0;
    border-radius: 10px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }
  .row:hover {
    background: color-mix(in srgb, var(--_text) 6%, transparent);
  }
  .row .name {
    font-weight: 550;
  }
  .row .muted {
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
`;
