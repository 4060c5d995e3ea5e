export { createAgentResource, createCallerIdResource, createResource, type Resource } from './account.js';
export { createActivitySource } from './activity-source.js';
export { createCallControl } from './call-control.js';
export { createColleagues, createPresence, type Colleagues } from './colleagues.js';
export { createCallHistory, createMailSender, createMessageSender } from './call-history.js';
export {
  createCallService,
  type BrowserCall,
  type CallService,
  type PlaceCall,
  type VoiceToken,
} from './call-service.js';
export {
  createContactEditor,
  createMessageMediaSource,
  createPermissionSource,
  createRecordingSource,
} from './contact-desk.js';
export { createPrivacyDesk } from './privacy-desk.js';
export { createVoicemailSource } from './voicemail-source.js';
export { createContactSource, type CachedContactSource, type ContactSourceOptions } from './contact-source.js';
export { createRightsDesk } from './rights-desk.js';
