import {
  activityQuerySchema,
  activitySchema,
  createActivitySchema,
  patchActivitySchema,
} from '../schemas/activities.js';
import { keysetOf, one } from '../schemas/envelope.js';
import { defineRoute } from './route.js';

export const listActivities = defineRoute({
  method: 'GET',
  path: '/api/v1/activities',
  summary: 'A contact’s feed, newest first, by keyset; without a contact the account’s',
  scopes: ['activities:read'],
  query: activityQuerySchema,
  status: 200,
  answer: keysetOf(activitySchema),
});

export const createActivity = defineRoute({
  method: 'POST',
  path: '/api/v1/activities',
  summary: 'Add a note or an appointment; the same client id twice adds one',
  scopes: ['activities:write'],
  body: createActivitySchema,
  status: 201,
  answer: one(activitySchema),
});

export const getActivity = defineRoute({
  method: 'GET',
  path: '/api/v1/activities/:id',
  summary: 'One entry of a feed',
  scopes: ['activities:read'],
  status: 200,
  answer: one(activitySchema),
});

export const updateActivity = defineRoute({
  method: 'PATCH',
  path: '/api/v1/activities/:id',
  summary: 'Correct a note or an appointment; the former wording stays in its history',
  scopes: ['activities:write'],
  body: patchActivitySchema,
  status: 200,
  answer: one(activitySchema),
});

export const deleteActivity = defineRoute({
  method: 'DELETE',
  path: '/api/v1/activities/:id',
  summary: 'Delete a note or an appointment',
  scopes: ['activities:write'],
  status: 204,
});
