import { soundOfTurns } from './sound.js';

/** One thing that was said on a call. */
export interface Turn {
  readonly speaker: 'agent' | 'contact';
  readonly text: string;
  readonly at_seconds: number;
}

/** How a call of a Voice AI agent went. */
export type AgentCallEnd =
  | {
      readonly status: 'completed';
      readonly transcript: readonly Turn[];
      readonly summary: string;
      readonly extractedData: Readonly<Record<string, string>>;
      /** Only of a call that was to be recorded. */
      readonly recording?: { readonly wav: Uint8Array; readonly durationSeconds: number };
    }
  | { readonly status: 'busy' | 'no-answer' | 'failed' | 'canceled' };

/** Whether a call may be recorded; `announce`: once the person was told so. */
export type AgentRecordingRule = 'none' | 'not-needed' | 'announce';

export interface AgentScript {
  readonly greeting: string;
  /** Asked one after the other; `field` names what is extracted from the answer. */
  readonly questions: readonly { readonly ask: string; readonly field: string; readonly answer: string }[];
  readonly summary: string;
}

/** Whoever speaks: a telephone line with a Voice AI agent on it. */
export interface AgentLine {
  /** Places the call; `onStatus` follows it while it lasts. */
  place(
    call: {
      readonly toNumber: string;
      readonly script: AgentScript;
      readonly variables: Readonly<Record<string, unknown>>;
      readonly recording: AgentRecordingRule;
    },
    onStatus: (status: 'ringing' | 'in-progress') => Promise<void>,
    signal: AbortSignal,
  ): Promise<AgentCallEnd>;
}

const announcement = 'This call is recorded.';

/** Last two digits of numbers that stand for what can go wrong, as with the local carrier. */
const endings: Readonly<Record<string, Exclude<AgentCallEnd['status'], 'completed'>>> = {
  '01': 'busy',
  '02': 'no-answer',
  '03': 'failed',
};

/** A line inside this process: nobody is called, the agent's script is played with the answers it holds. */
export function createLocalAgentLine({ paceMs = 300 }: { readonly paceMs?: number } = {}): AgentLine {
  return {
    async place({ toNumber, script, variables, recording }, onStatus, signal) {
      await pause(paceMs, signal);
      await onStatus('ringing');
      await pause(paceMs, signal);
      const end = endings[toNumber.slice(-2)];
      if (end !== undefined) return { status: end };
      await onStatus('in-progress');
      await pause(paceMs, signal);
      const greeting = filled(script.greeting, variables);
      const first = recording === 'announce' ? `${announcement} ${greeting}` : greeting;
      const said: Turn[] = [{ speaker: 'agent', text: first, at_seconds: 0 }];
      for (const [at, { ask, answer }] of script.questions.entries()) {
        said.push({ speaker: 'agent', text: filled(ask, variables), at_seconds: 6 + at * 12 });
        said.push({ speaker: 'contact', text: answer, at_seconds: 11 + at * 12 });
      }
      return {
        status: 'completed',
        transcript: said,
        summary: filled(script.summary, variables),
        extractedData: Object.fromEntries(script.questions.map(({ field, answer }) => [field, answer])),
        ...(recording === 'none' ? {} : { recording: soundOfTurns(said) }),
      };
    },
  };
}

/** `{name}` stands for a variable of the call. */
function filled(text: string, variables: Readonly<Record<string, unknown>>): string {
  return text.replaceAll(/\{([a-z_]{1,40})\}/g, (whole, name: string) => {
    const value = variables[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new Error('The server stops.'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}
