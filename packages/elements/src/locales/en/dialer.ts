export const dialer = {} as const;
