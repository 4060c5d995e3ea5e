import { css } from 'lit';

/** The controls of a call in their grid, and Hang up apart from them. */
export const callControlsStyles = css`
  .controls {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 4rem), 1fr));
    gap: 8px 4px;
  }
  .control {
    display: grid;
    justify-items: center;
    align-content: start;
    gap: 3px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_text);
    font-size: 0.75rem;
    line-height: 1.2;
  }
  .control__label {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    text-align: center;
  }
  .control__face {
    display: grid;
    place-content: center;
    inline-size: 46px;
    block-size: 46px;
    border: 1px solid var(--_line);
    border-radius: 50%;
    background: var(--_canvas);
    font-size: 1.125rem;
    transition: background-color 0.12s;
  }
  .control:hover:not([aria-disabled='true']) .control__face {
    background: color-mix(in srgb, var(--_text) 8%, var(--_canvas));
  }
  .control:is([aria-pressed='true'], [aria-expanded='true']) .control__face {
    border-color: transparent;
    background: var(--_text);
    color: var(--_surface);
  }
  .control:is([aria-pressed='true'], [aria-expanded='true']):hover:not([aria-disabled='true']) .control__face {
    background: color-mix(in srgb, var(--_text) 85%, var(--_surface));
  }
  .control[aria-busy='true'] .control__face {
    border-style: dashed;
    border-color: var(--_border);
  }
  .hang-up {
    justify-self: center;
    inline-size: 100%;
    min-block-size: 56px;
    border-radius: 999px;
    font-size: 1.0625rem;
    font-weight: 600;
  }
  .hang-up-row {
    display: grid;
    /* 16 px at least between Hang up and anything else that can be pressed. */
    margin-block-start: 6px;
  }
  @media (forced-colors: active) {
    .control__face {
      border-color: ButtonText;
    }
    .control[aria-pressed='true'] .control__face,
    .control[aria-expanded='true'] .control__face {
      border: 3px solid Highlight;
    }
  }
`;
