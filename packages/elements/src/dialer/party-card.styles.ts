import { css } from 'lit';

/** The avatar beside the name instead of above it, for where there is less room. */
export const inRow = css`
  grid-template-columns: auto 1fr;
  justify-items: start;
  align-items: center;
  text-align: start;
`;

export const smallAvatar = css`
  inline-size: 44px;
  block-size: 44px;
  font-size: 1rem;
`;

export const partyCardStyles = css`
  .party {
    display: grid;
    justify-items: center;
    gap: 12px;
    text-align: center;
  }
  .party__text {
    display: grid;
    justify-items: inherit;
    gap: 2px;
    max-inline-size: 100%;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .party__name {
    font-size: 1.25rem;
    line-height: 1.25;
    letter-spacing: -0.01em;
    font-variant-numeric: tabular-nums;
  }
  .party__line {
    font-size: 0.8125rem;
  }
  .avatar {
    display: grid;
    place-content: center;
    inline-size: 72px;
    block-size: 72px;
    border-radius: 50%;
    background: var(--_accent-soft);
    color: var(--_accent);
    font-size: 1.5rem;
    font-weight: 600;
    letter-spacing: 0.01em;
  }
  .verified {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--_success);
    font-size: 0.8125rem;
    font-weight: 550;
  }
  .verified--not {
    color: var(--_muted);
  }
  .verified .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  .party--row {
    ${inRow}
  }
  .party--row .avatar {
    ${smallAvatar}
  }
  /* The bar. */
  @container (max-block-size: 199px) {
    .party {
      ${inRow}
    }
    .avatar {
      ${smallAvatar}
    }
    .party__name {
      font-size: 1rem;
    }
    .party :is(.party__line, .party__company) {
      display: none;
    }
  }
`;
