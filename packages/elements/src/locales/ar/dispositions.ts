import type { dispositions as english } from '../en/dispositions.js';
import type { Translation } from '../translation.js';

export const dispositions = {
  'disposition.connected': 'تم التواصل',
  'disposition.left-voicemail': 'تُركت رسالة صوتية',
  'disposition.no-answer': 'لا رد',
  'disposition.busy': 'مشغول',
  'disposition.wrong-number': 'رقم خاطئ',
  'disposition.callback-requested': 'يريد معاودة الاتصال',
  'disposition.not-interested': 'غير مهتم',
  'disposition.do-not-call': 'طلب عدم الاتصال به',
} satisfies Translation<typeof english>;
