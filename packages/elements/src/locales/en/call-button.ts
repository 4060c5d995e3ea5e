export const callButton = {} as const;
