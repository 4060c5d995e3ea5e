import type { callButton as english } from '../en/call-button.js';
import type { Translation } from '../translation.js';

export const callButton = {
  'call-button.label': 'اتصل بنا',
  'call-button.panel': 'مكالمة مع {name}',
  'call-button.us': 'فريقنا',
  'call-button.asking': 'جارٍ إجراء مكالمتك…',
  'call-button.microphone': 'اسمح بالميكروفون عندما يطلب المتصفح ذلك.',
  'call-button.closed': 'نحن مغلقون الآن.',
  'call-button.opens': 'نفتح {time}',
  'call-button.not-ready': 'المكالمات من هذه الصفحة غير متاحة الآن.',
  'call-button.not-ready.next': 'حاول بعد قليل أو اتصل من هاتفك.',
  'call-button.by-phone': 'اتصل بالرقم {number} من هاتفك',
  'call-button.ended': 'انتهت المكالمة',
  'call-button.again': 'اتصال مجددًا',
} satisfies Translation<typeof english>;
