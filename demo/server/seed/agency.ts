import { hashPassword } from '../auth/passwords.js';
import type { AgentScript } from '../agents/line.js';
import type { OwnerTransaction } from '../db/database.js';
import { fold } from '../text/fold.js';
import { demoPassword } from './cast.js';

/** The agency's own customers and what they pay for. */
const plans = [
  { id: 'plan_starter', name: 'Starter', active: true, provider: 'agency', currency: 'USD' },
  { id: 'plan_growth', name: 'Growth', active: true, provider: 'agency', currency: 'USD' },
  { id: 'plan_growth_eur', name: 'Growth (euro)', active: true, provider: 'agency', currency: 'EUR' },
  { id: 'plan_direct', name: 'Direct', active: true, provider: 'stripe', currency: 'USD' },
  { id: 'plan_launch', name: 'Launch offer', active: false, provider: 'agency', currency: 'USD' },
] as const;

const users = [
  { id: 'usr_northlight', email: 'owner@northlight.example.test', name: 'Northlight Energy', plan: 'plan_growth' },
  {
    id: 'usr_harbourlane',
    email: 'owner@harbour-lane.example.test',
    name: 'Harbour Lane Logistics',
    plan: 'plan_starter',
  },
] as const;

const surveyScript: AgentScript = {
  greeting: 'Good day, this is the automatic assistant of Northlight Energy. May I ask you two short questions?',
  questions: [
    { ask: 'Which day suits you for the survey?', field: 'preferred_day', answer: 'Thursday would be best.' },
    { ask: 'Is there parking in front of the house?', field: 'parking', answer: 'Yes, in the courtyard.' },
  ],
  summary: 'The customer prefers Thursday for the survey and has parking in the courtyard.',
};

const voiceAgents = [
  { id: 'vag_survey', accountId: 'acc_northlight', name: 'Survey planner', script: surveyScript },
  {
    id: 'vag_dispatch',
    accountId: 'acc_harbourlane',
    name: 'Delivery desk',
    script: {
      greeting: 'Good day, this is the automatic assistant of Harbour Lane Logistics.',
      questions: [
        { ask: 'May the parcel be left with a neighbour?', field: 'neighbour', answer: 'Yes, with number 12.' },
      ],
      summary: 'The parcel may be left with the neighbour at number 12.',
    },
  },
] as const satisfies readonly { id: string; accountId: string; name: string; script: AgentScript }[];

export async function writeAgency(tx: OwnerTransaction, now: Date): Promise<void> {
  for (const plan of plans) {
    await tx.query(
      `insert into plans (account_id, id, name, active, provider, currency, created_at)
       values ('acc_brightline', $1, $2, $3, $4, $5, $6)`,
      [plan.id, plan.name, plan.active, plan.provider, plan.currency, now],
    );
  }
  const password = hashPassword(demoPassword);
  for (const user of users) {
    await tx.query(
      `insert into tenant_users (account_id, id, email, name, name_key, password_hash, status, created_at)
       values ('acc_brightline', $1, $2, $3, $4, $5, 'active', $6)`,
      [user.id, user.email, user.name, `${fold(user.name)} ${user.email}`, password, now],
    );
    await tx.query(
      `insert into subscriptions (account_id, id, user_id, plan_id, status, created_at)
       values ('acc_brightline', $1, $2, $3, 'active', $4)`,
      [user.id.replace('usr_', 'sub_'), user.id, user.plan, now],
    );
  }
  for (const agent of voiceAgents) {
    await tx.query(
      'insert into voice_agents (account_id, id, name, script, created_at) values ($1, $2, $3, $4::jsonb, $5)',
      [agent.accountId, agent.id, agent.name, JSON.stringify(agent.script), now],
    );
  }
}
