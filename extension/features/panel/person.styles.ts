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
  .others {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .chip {
    min-block-size: 44px;
    max-inline-size: 100%;
    padding: 0 14px;
    border: 1px solid var(--_line);
    border-radius: 999px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: 0.875rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }
  .chip:hover {
    background-image: linear-gradient(
      color-mix(in srgb, var(--_text) 6%, transparent),
      color-mix(in srgb, var(--_text) 6%, transparent)
    );
  }
`;
