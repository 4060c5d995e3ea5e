import { css } from 'lit';

/** What came along with messages. A picture's box has its size before there is a picture in it: nothing moves. */
export const entryMediaStyles = css`
  .pictures {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    inline-size: 100%;
  }
  .picture {
    display: block;
    inline-size: min(100%, 240px);
    aspect-ratio: 4 / 3;
    /* Whatever is in it does not make it higher. */
    contain: size;
  }
  .voice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
    inline-size: 100%;
    font-size: 0.8125rem;
  }
  .voice__name {
    color: var(--_muted);
  }
  .file__type {
    color: var(--_muted);
    font-size: 0.75rem;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .file__trouble {
    color: var(--_danger);
  }
`;
