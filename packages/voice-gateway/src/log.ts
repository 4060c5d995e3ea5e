export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Where the gateway reports what it does. Tokens, SDP and audio never reach it. */
export type Log = (level: LogLevel, message: string, detail?: unknown) => void;

export const silentLog: Log = () => undefined;
