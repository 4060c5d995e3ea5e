export { signWebhook, verifyWebhook, type WebhookDelivery, type WebhookHeaders } from './signature.js';
