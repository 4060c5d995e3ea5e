import type { phone as english } from '../en/phone.js';
import type { Translation } from '../translation.js';

export const phone = {
  'log.title': 'تسجيل هذه المكالمة',
  'log.disposition': 'النتيجة',
  'log.disposition-none': 'اختر نتيجة',
  'log.note': 'ملاحظة',
  'log.save': 'حفظ السجل',
  'log.skip': 'تخطٍّ',
  'log.waiting': 'سجل المكالمة مع {name}: محفوظ على هذا الجهاز بانتظار الإرسال.',
  'log.sending': 'سجل المكالمة مع {name}: جارٍ الإرسال…',
  'log.stuck': 'تعذّر إرسال سجل المكالمة مع {name}.',
  'log.saved': 'تم حفظ السجل.',
  'log.call': 'جهة اتصال سابقة',
} satisfies Translation<typeof english>;
