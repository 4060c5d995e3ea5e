import { DialoraPrivacyRequest } from '../privacy-request/privacy-request.js';

DialoraPrivacyRequest.define();
