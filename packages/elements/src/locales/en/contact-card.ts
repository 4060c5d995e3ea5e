export const contactCard = {} as const;
