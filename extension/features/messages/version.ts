/** Raised when a message changes its meaning; an old content script in an open tab is then refused, not misread. */
export const protocolVersion = 2;
