import { DialoraDialer } from '../dialer/dialer.js';

DialoraDialer.define();
