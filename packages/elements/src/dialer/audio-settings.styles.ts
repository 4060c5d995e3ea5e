import { css } from 'lit';

export const audioSettingsStyles = css`
  :host {
    display: grid;
    gap: 14px;
  }
  .device {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    gap: 6px 8px;
  }
  .meter {
    grid-column: 1 / -1;
    block-size: 8px;
    overflow: hidden;
    border-radius: 4px;
    background: var(--_line);
  }
  .meter__level {
    block-size: 100%;
    background: var(--_success);
    transform: scaleX(0);
    transform-origin: left;
    will-change: transform;
  }
  .meter:dir(rtl) .meter__level {
    transform-origin: right;
  }
  .meter__words {
    grid-column: 1 / -1;
    font-size: 0.8125rem;
  }
  .switch {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: var(--_target);
    cursor: pointer;
  }
  .switch input {
    inline-size: 20px;
    block-size: 20px;
    margin: 0 12px;
    accent-color: var(--_accent);
  }
  .alerts {
    display: grid;
    gap: 6px;
    justify-items: start;
    font-size: 0.8125rem;
  }
  .check {
    display: grid;
    gap: 8px;
    justify-items: start;
  }
  .result {
    display: flex;
    align-items: center;
    gap: 6px;
    font-weight: 550;
  }
  @media (forced-colors: active) {
    .meter {
      border: 1px solid CanvasText;
    }
    .meter__level {
      background: Highlight;
    }
  }
`;
