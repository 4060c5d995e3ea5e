import { css } from 'lit';

/** What stands in the place of entries, before the first and over the last of them. */
export const stateStyles = css`
  .strip {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 16px;
    background: var(--_warning-soft);
    color: light-dark(color-mix(in srgb, var(--_warning) 85%, black), var(--_warning));
    font-size: 0.8125rem;
    font-weight: 550;
  }
  .start {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 4px 10px;
    min-block-size: 60px;
    padding: 8px 16px;
    color: var(--_muted);
    font-size: 0.8125rem;
    text-align: center;
  }
  .start--failed {
    text-align: start;
  }
  .spinner {
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid var(--_line);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  .state,
  .failed,
  .skeleton {
    position: absolute;
    inset: 0;
    overflow: auto;
    padding: 24px;
  }
  .state {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 4px;
    text-align: center;
    text-wrap: balance;
    font-size: 0.875rem;
  }
  .state .button {
    margin-block-start: 12px;
  }
  .state__icon {
    display: grid;
    place-content: center;
    inline-size: 52px;
    block-size: 52px;
    margin-block-end: 8px;
    border-radius: 50%;
    background: var(--_canvas);
    border: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 1.125rem;
  }
  .state__title {
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .skeleton {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    gap: 24px;
    padding: 24px 16px;
    overflow: hidden;
  }
  .skeleton__row {
    display: grid;
    grid-template-columns: 32px 1fr;
    gap: 8px 12px;
    animation: breathe 1.6s ease-in-out infinite;
  }
  .skeleton__mark {
    grid-row: span 2;
    block-size: 32px;
    border-radius: 50%;
  }
  .skeleton__title {
    inline-size: 40%;
    block-size: 12px;
    margin-block-start: 4px;
    border-radius: 6px;
  }
  .skeleton__body {
    inline-size: 80%;
    block-size: 36px;
    border-radius: 10px;
  }
  .skeleton__row:nth-child(odd) .skeleton__body {
    inline-size: 55%;
  }
  .skeleton__mark,
  .skeleton__title,
  .skeleton__body {
    background: color-mix(in srgb, var(--_text) 8%, var(--_surface));
  }
  @keyframes breathe {
    50% {
      opacity: 0.5;
    }
  }
  .latest {
    position: absolute;
    inset-block-end: 12px;
    inset-inline-end: 16px;
    z-index: 3;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: 999px;
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.8125rem;
    font-weight: 600;
    box-shadow: 0 4px 14px rgb(15 23 42 / 0.16);
  }
  .latest--new {
    inset-inline: 0;
    inline-size: fit-content;
    margin-inline: auto;
    padding-inline: 14px 18px;
    border-color: transparent;
    background: var(--_accent-fill);
    color: var(--_on-accent);
  }
  @media (forced-colors: active) {
    .latest--new {
      border-color: ButtonText;
    }
  }
`;
