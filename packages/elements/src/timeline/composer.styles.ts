import { css } from 'lit';

export const composerStyles = css`
  .composer {
    flex: none;
    display: grid;
    gap: 8px;
    padding: 12px;
    border-block-start: 1px solid var(--_line);
  }
  .composer textarea.input {
    min-block-size: 44px;
    max-block-size: 10rem;
    padding-block: 10px;
    resize: none;
    line-height: 22px;
    field-sizing: content;
    background: var(--_canvas);
  }
  /* Without it a field does not grow with its text (Firefox, 2026-11). */
  @supports not (field-sizing: content) {
    .composer textarea.input {
      resize: vertical;
    }
    .composer:has(.composer__foot:not([hidden])) textarea.input {
      block-size: 5.5rem;
    }
  }
  .composer__foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    font-size: 0.75rem;
  }
`;
