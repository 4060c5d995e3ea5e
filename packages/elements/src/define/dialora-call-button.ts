import { DialoraCallButton } from '../call-button/call-button.js';

DialoraCallButton.define();
