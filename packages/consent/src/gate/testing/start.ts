// Starts a gate in a frame of its own, as the head script does, with the options that the frame's root element carries.
import { attach } from '../../banner/keep.js';
import { createGate, type GateOptions } from '../gate.js';

const page = globalThis as { dialoraConsent?: unknown };
const gate = createGate(JSON.parse(document.documentElement.dataset['gate'] ?? '{}') as GateOptions);
attach(gate);
page.dialoraConsent ??= gate;
