import { css } from 'lit';

/**
 * Buttons and fields. Classes: `.button` (+ `--primary`, `--success`, `--danger`, `--quiet`, `--small`), `.icon-button`,
 * `.field` (label), `.input` (input, textarea, select), `.notice` (+ `--danger`, `--warning`, `--info`), `.chip`.
 */
export const controls = css`
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }
  button:disabled,
  button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.45;
  }
  .button,
  .icon-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
    padding: 0 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 550;
    text-decoration: none;
    text-align: center;
    transition:
      background-color 0.12s,
      border-color 0.12s,
      filter 0.12s;
  }
  .button:hover:not(:disabled, [aria-disabled='true']),
  .icon-button:hover:not(:disabled, [aria-disabled='true']) {
    background-image: linear-gradient(var(--_hover), var(--_hover));
  }
  .button:active:not(:disabled, [aria-disabled='true']),
  .icon-button:active:not(:disabled, [aria-disabled='true']) {
    background-image: linear-gradient(var(--_pressed), var(--_pressed));
  }
  .button--primary {
    border-color: transparent;
    background-color: var(--_accent-fill);
    color: var(--_on-accent);
  }
  .button--success {
    border-color: transparent;
    background-color: var(--_success-fill);
    color: var(--_on-success);
  }
  .button--danger {
    border-color: transparent;
    background-color: var(--_danger-fill);
    color: var(--_on-danger);
  }
  .button--quiet {
    border-color: transparent;
    background-color: transparent;
  }
  .button--small {
    padding: 0 12px;
    font-size: 0.875rem;
  }
  .button--link {
    border-color: transparent;
    background-color: transparent;
    color: var(--_accent);
  }
  .icon-button {
    padding: 0;
    inline-size: var(--_target);
    border-color: transparent;
    background-color: transparent;
  }
  .icon-button--round {
    border-radius: 999px;
  }
  .icon-button[aria-pressed='true'] {
    background-color: var(--_accent-soft);
    color: var(--_accent);
  }
  .field {
    display: block;
  }
  .field__label {
    display: block;
    margin-block-end: 4px;
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 550;
  }
  .input {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_target);
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    /* Smaller text makes iOS zoom into the page on focus. */
    font-size: max(1rem, 16px);
  }
  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .input:focus-visible {
    outline-offset: -1px;
    border-color: var(--_accent);
  }
  .input[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  textarea.input {
    resize: vertical;
    min-block-size: 76px;
  }
  .notice {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 10px;
    padding: 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_canvas);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .notice > .icon {
    margin-block-start: 1px;
    color: var(--_muted);
  }
  .notice > .icon ~ * {
    grid-column: 2;
  }
  .notice__title {
    font-weight: 600;
  }
  .notice ul {
    display: grid;
    gap: 4px;
    margin-block-end: 4px;
  }
  .notice__when {
    font-weight: 600;
  }
  .notice__actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 8px;
  }
  .notice--danger {
    border-color: color-mix(in srgb, var(--_danger) 35%, var(--_surface));
    background: var(--_danger-soft);
  }
  .notice--danger > .icon {
    color: var(--_danger);
  }
  .notice--warning {
    border-color: color-mix(in srgb, var(--_warning) 35%, var(--_surface));
    background: var(--_warning-soft);
  }
  .notice--warning > .icon {
    color: var(--_warning);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 2px 10px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    background: var(--_canvas);
    font-size: 0.8125rem;
  }
  @media (forced-colors: active) {
    .button,
    .icon-button {
      border-color: ButtonText;
    }
    .button--primary,
    .button--success,
    .button--danger {
      border-width: 2px;
    }
    .icon-button[aria-pressed='true'] {
      border-color: Highlight;
      color: Highlight;
    }
    button:disabled,
    button[aria-disabled='true'] {
      opacity: 1;
      border-color: GrayText;
      color: GrayText;
    }
  }
`;
