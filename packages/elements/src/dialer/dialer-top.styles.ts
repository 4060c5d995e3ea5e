import { css } from 'lit';

/** What stands above the body: the line's state, presence, settings, and the tabs. */
export const dialerTopStyles = css`
  .top {
    display: grid;
    gap: 8px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    min-block-size: var(--_target);
  }
  .settings {
    margin-inline-end: -10px;
    color: var(--_muted);
  }
  .settings[aria-expanded='true'] {
    background-color: var(--_accent-soft);
    color: var(--_accent);
  }
  .presence {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--_target);
    padding-inline: 12px 8px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    font-size: 0.875rem;
    font-weight: 550;
    cursor: pointer;
  }
  .presence:hover {
    background: var(--_hover);
  }
  .presence:has(select:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .presence .icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .presence .icon:first-child {
    color: var(--_muted);
  }
  .presence[data-state='available'] .icon:first-child {
    color: var(--_success);
  }
  .presence[data-state='busy'] .icon:first-child {
    color: var(--_danger);
  }
  .presence[data-state='wrap-up'] .icon:first-child {
    color: var(--_warning);
  }
  .presence select {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    font-size: 16px;
    cursor: pointer;
  }
  .tabs {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(3.5rem, 100%), 1fr));
    gap: 2px;
    min-block-size: calc(var(--_target) + 6px);
    padding: 3px;
    border-radius: calc(var(--_radius) + 3px);
    background: var(--_canvas);
  }
  .tab {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 1px;
    min-block-size: var(--_target);
    padding: 4px 0;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font-size: 0.6875rem;
    font-weight: 600;
    line-height: 1.2;
  }
  .tab:hover {
    color: var(--_text);
  }
  .tab[aria-selected='true'] {
    border-color: var(--_line);
    background: var(--_surface);
    color: var(--_accent);
  }
  .tab .icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .tab__label {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }
  .badge {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: calc(50% + 9px);
    min-inline-size: 1.125rem;
    padding-inline: 4px;
    border-radius: 999px;
    background: var(--_accent-fill);
    color: var(--_on-accent);
    font-size: 0.6875rem;
    font-variant-numeric: tabular-nums;
    line-height: 1.125rem;
    text-align: center;
  }
  .line {
    display: inline-flex;
    flex: 1;
    align-items: center;
    gap: 6px;
    color: var(--_muted);
    font-size: 0.875rem;
    font-weight: 550;
  }
  .line .icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .line[data-line='ready'] {
    color: var(--_success);
  }
  .line[data-line='reconnecting'] {
    color: var(--_warning);
  }
  .line[data-line='failed'] {
    color: var(--_danger);
  }
  @media (forced-colors: active) {
    .tab[aria-selected='true'] {
      border-color: Highlight;
      color: Highlight;
    }
    .badge {
      border: 1px solid CanvasText;
    }
  }
`;
