import { css } from 'lit';

export const privacyRequestStyles = css`
  :host {
    container-type: inline-size;
  }
  .card {
    display: grid;
    gap: 20px;
    padding: clamp(16px, 4cqi, 28px);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-card);
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
  .head {
    display: grid;
    gap: 6px;
  }
  h2 {
    font-size: 1.375rem;
    line-height: 1.25;
    letter-spacing: -0.015em;
  }
  h2:focus {
    outline: none;
  }
  h2:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 4px;
  }
  h3 {
    font-size: 1rem;
  }
  form {
    display: grid;
    gap: 20px;
  }
  .group,
  .choices {
    display: grid;
    gap: 12px;
  }
  .legend {
    padding: 0;
    margin-block-end: 8px;
    font-weight: 600;
  }
  .row {
    min-inline-size: 0;
  }
  .hint,
  .error {
    margin-block-start: 4px;
    font-size: 0.8125rem;
  }
  .error {
    color: var(--_danger);
    font-weight: 550;
  }
  .choices > .hint,
  .choices > .error {
    margin-block: -8px 0;
  }
  .choices__list {
    display: grid;
    gap: 8px;
  }
  .choice {
    display: flex;
    align-items: start;
    gap: 10px;
    min-block-size: var(--_target);
    padding: 10px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .choice:hover {
    background: var(--_hover);
  }
  .choice:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  .choice:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .choice input {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    margin: 2px 0 0;
    accent-color: var(--_accent);
  }
  .choice input:focus-visible {
    outline: none;
  }
  .choice__words {
    display: grid;
    min-inline-size: 0;
  }
  .choice__label {
    font-weight: 550;
  }
  .choice__text {
    font-size: 0.8125rem;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
  .actions .button--link {
    padding-inline: 4px;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .link {
    justify-self: start;
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent);
    font-weight: 550;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .code {
    max-inline-size: 14rem;
    font-size: 1.375rem;
    letter-spacing: 0.3em;
    font-variant-numeric: tabular-nums;
  }
  .spinner {
    inline-size: 1em;
    block-size: 1em;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  [role='alert']:empty {
    display: none;
  }
  @container (inline-size >= 34rem) {
    .choices__list {
      grid-template-columns: 1fr 1fr;
    }
    .facts {
      grid-template-columns: repeat(auto-fit, minmax(13rem, auto));
      gap: 8px 24px;
    }
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      border-color: Highlight;
      outline: 1px solid Highlight;
    }
    .choice:has(:focus-visible) {
      outline: 2px solid Highlight;
    }
    .step[data-state='now'] .step__mark {
      border-color: Highlight;
      color: Highlight;
      background: Canvas;
    }
  }
`;
