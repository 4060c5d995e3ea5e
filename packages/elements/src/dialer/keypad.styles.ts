import { css } from 'lit';

export const keypadStyles = css`
  .keys {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: 6px;
    max-inline-size: 19rem;
    margin-inline: auto;
    /* A keypad is laid out the same in every language. */
    direction: ltr;
  }
  .key {
    display: grid;
    place-content: center;
    justify-items: center;
    min-block-size: var(--dialora-dialer-key-size, var(--_key-size, 44px));
    padding: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_canvas);
    color: var(--_text);
    user-select: none;
    -webkit-user-select: none;
    transition: background-color 0.12s;
  }
  .key:hover {
    background: color-mix(in srgb, var(--_text) 6%, var(--_canvas));
  }
  .key:active,
  .key[data-held] {
    background: color-mix(in srgb, var(--_accent) 18%, var(--_canvas));
  }
  .digit {
    font-size: 1.375rem;
    line-height: 1.15;
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .letters {
    min-block-size: 0.8rem;
    color: var(--_muted);
    font-size: 0.625rem;
    font-weight: 600;
    word-spacing: -0.1em;
    line-height: 0.8rem;
  }
  .key--sign .digit {
    font-size: 1.625rem;
  }
  @media (forced-colors: active) {
    .key {
      border-color: ButtonText;
    }
  }
`;
