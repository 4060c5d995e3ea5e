import type { shared as english } from '../en/shared.js';
import type { Translation } from '../translation.js';

export const shared = {
  'shared.close': 'إغلاق',
  'shared.copy': 'نسخ',
  'shared.copied': 'تم النسخ',
  'shared.loading': 'جارٍ التحميل…',
  'shared.try-again': 'إعادة المحاولة',
  'shared.more': 'المزيد',
  'shared.save': 'حفظ',
  'shared.cancel': 'إلغاء',
  'shared.discard': 'حذف',
  'shared.unknown-caller': 'متصل غير معروف',
  'shared.call-number': 'اتصل بالرقم {number}',
  'shared.call-name': 'اتصل بـ {name}',
  'shared.verified': 'رقم موثّق',
  'shared.source': 'المصدر',
  'shared.today': 'اليوم',
  'shared.yesterday': 'أمس',
  'shared.saving': 'جارٍ الحفظ…',
  'shared.pending': 'محفوظ على هذا الجهاز، وسيُرسل عند عودة الاتصال.',
  'shared.number-mobile': 'جوال',
  'shared.number-work': 'العمل',
  'shared.number-home': 'المنزل',
  'shared.number-other': 'آخر',
} satisfies Translation<typeof english>;
