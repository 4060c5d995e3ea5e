import type { Activity } from '../activity/activity.js';
import { compareActivities } from '../activity/activity.js';
import { fakeAgent } from './people.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A feed of one contact with an entry of every type and state, then `older` plain ones so that it has several pages. */
export function createFakeFeed(contactId: string, number: string, now: number, older = 120): readonly Activity[] {
  const author = { id: fakeAgent.id, name: fakeAgent.name };
  const at = (before: number): string => new Date(now - before).toISOString();
  const base = (name: string, before: number): { id: string; contactId: string; occurredAt: string } => ({
    id: `act_${contactId}_${name}`,
    contactId,
    occurredAt: at(before),
  });
  const office = 'frontdesk@brightwater.example.com';
  const person = 'person@example.com';

  const recent: Activity[] = [
    {
      ...base('call_done', 4 * minute),
      type: 'call',
      author,
      callId: `call_${contactId}_1`,
      direction: 'outbound',
      outcome: 'completed',
      number,
      durationSeconds: 347,
      disposition: 'Interested',
      note: 'Wants the appointment before Easter. Asked about the payment plan.',
      recordingId: 'rec_1',
      transcript: [
        { speaker: 'contact', text: 'Could we do it before Easter?', atSeconds: 0 },
        { speaker: 'agent', text: 'Tuesday at half past nine is free.', atSeconds: 6 },
        { speaker: 'contact', text: 'Perfect. Can I pay in three parts?', atSeconds: 13 },
        { speaker: 'agent', text: 'Yes, I will send you the plan.', atSeconds: 19 },
      ],
    },
    {
      ...base('sms_in', 50 * minute),
      type: 'sms',
      direction: 'inbound',
      number,
      body: 'Thanks! Could we do Thursday instead? 🙏',
      status: 'received',
    },
    {
      ...base('sms_out', 55 * minute),
      type: 'sms',
      author,
      direction: 'outbound',
      number,
      body: 'Hello from Brightwater Dental: your check-up is on Tuesday at 09:30. Reply C to confirm.',
      status: 'delivered',
    },
    {
      ...base('whatsapp_in', 3 * hour),
      type: 'whatsapp',
      direction: 'inbound',
      number,
      body: 'Is parking available on site?',
      status: 'received',
    },
    {
      ...base('whatsapp_out', 2 * hour + 40 * minute),
      type: 'whatsapp',
      author,
      direction: 'outbound',
      number,
      body: 'Yes, two free bays behind the building. Enter from Mill Lane.',
      status: 'read',
    },
    { ...base('note', 5 * hour), type: 'note', author, body: 'Prefers morning calls.\nPartner handles invoices.' },
    {
      ...base('email_in', 8 * hour),
      type: 'email',
      direction: 'inbound',
      from: person,
      to: [office],
      subject: 'Re: Treatment plan and quote',
      contentExpiresAt: at(-16 * hour),
      snippet: 'Thank you for the detailed quote. I have one question about the second visit and whether…',
      threadId: 'thr_1',
      attachments: [{ name: 'x-ray-2025.pdf', size: 482_133, mimeType: 'application/pdf' }],
    },
    {
      ...base('email_purged', 2 * day),
      type: 'email',
      author,
      direction: 'outbound',
      from: office,
      to: [person],
      subject: 'Treatment plan and quote',
      threadId: 'thr_1',
      attachments: [],
    },
    {
      ...base('voicemail', day),
      type: 'voicemail',
      number,
      durationSeconds: 38,
      voicemailId: 'vm_1',
      transcript:
        'Hello, it is about my appointment on Tuesday. Please call me back when you can, any time after three.',
    },
    {
      ...base('ai_call', day + 3 * hour),
      type: 'ai_call',
      callId: `call_${contactId}_ai`,
      direction: 'inbound',
      outcome: 'completed',
      number,
      durationSeconds: 92,
      agentName: 'Night receptionist',
      recordingId: 'rec_ai',
      summary: 'Caller asked for opening hours at the weekend and booked a check-up.',
      transcript: [
        { speaker: 'agent', text: 'Brightwater Dental, how can I help?', atSeconds: 0 },
        { speaker: 'contact', text: 'Are you open on Saturday?', atSeconds: 4 },
        { speaker: 'agent', text: 'Yes, from nine until one. Shall I book a check-up for you?', atSeconds: 7 },
      ],
      extractedData: { Intent: 'Book a check-up', 'Preferred day': 'Saturday' },
    },
    {
      ...base('missed', day + 5 * hour),
      type: 'call',
      callId: `call_${contactId}_2`,
      direction: 'inbound',
      outcome: 'no-answer',
      number,
      durationSeconds: 0,
    },
    {
      ...base('appointment', 2 * day + hour),
      type: 'appointment',
      author,
      title: 'Check-up and cleaning',
      startsAt: new Date(now + 3 * day).toISOString(),
      endsAt: new Date(now + 3 * day + 45 * minute).toISOString(),
      place: '12 Mill Lane, Room 2',
    },
    {
      ...base('consent_given', 3 * day),
      type: 'consent',
      purpose: 'sms',
      change: 'given',
      how: 'Web form "Book a visit"',
    },
    {
      ...base('consent_withdrawn', 30 * day),
      type: 'consent',
      purpose: 'marketing',
      change: 'withdrawn',
      how: 'Replied STOP',
    },
    {
      ...base('sms_failed', 4 * day),
      type: 'sms',
      author,
      direction: 'outbound',
      number,
      body: 'Your reminder could not be delivered the first time; here it is again.',
      status: 'failed',
    },
  ];
  return [...recent, ...olderCalls(contactId, number, now, older)].sort(compareActivities);
}

function olderCalls(contactId: string, number: string, now: number, count: number): readonly Activity[] {
  const outcomes = ['completed', 'no-answer', 'busy', 'declined', 'canceled', 'failed'] as const;
  return Array.from({ length: count }, (_, index): Activity => {
    const outcome = outcomes[index % outcomes.length] ?? 'completed';
    return {
      id: `act_${contactId}_older_${String(index).padStart(4, '0')}`,
      contactId,
      occurredAt: new Date(now - 5 * day - index * 7 * hour).toISOString(),
      type: 'call',
      callId: `call_${contactId}_older_${index}`,
      direction: index % 3 === 0 ? 'inbound' : 'outbound',
      outcome,
      number,
      durationSeconds: outcome === 'completed' ? 45 + ((index * 37) % 900) : 0,
    };
  });
}
