import { keysetOf, one } from '../schemas/envelope.js';
import {
  webhookDeliveryQuerySchema,
  webhookDeliverySchema,
  webhookSecretSchema,
} from '../schemas/webhook-deliveries.js';
import { defineRoute } from './route.js';

export const getWebhookSecret = defineRoute({
  method: 'GET',
  path: '/api/v1/webhooks/secret',
  summary: 'The secret that webhooks are signed with',
  scopes: ['webhooks:read'],
  status: 200,
  answer: one(webhookSecretSchema),
});

export const rotateWebhookSecret = defineRoute({
  method: 'POST',
  path: '/api/v1/webhooks/secret',
  summary: 'A new secret; the former one signs along for 24 hours',
  scopes: ['webhooks:write'],
  status: 201,
  answer: one(webhookSecretSchema),
});

export const listWebhookDeliveries = defineRoute({
  method: 'GET',
  path: '/api/v1/webhooks/deliveries',
  summary: 'Webhooks and how they were taken, newest first',
  scopes: ['webhooks:read'],
  query: webhookDeliveryQuerySchema,
  status: 200,
  answer: keysetOf(webhookDeliverySchema),
});

export const retryWebhookDelivery = defineRoute({
  method: 'POST',
  path: '/api/v1/webhooks/deliveries/:id/retry',
  summary: 'Send one again now',
  scopes: ['webhooks:write'],
  status: 200,
  answer: one(webhookDeliverySchema),
});
