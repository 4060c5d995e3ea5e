/** What a browser is told of a medium whose type nobody vouches for. */
export const unknownType = 'application/octet-stream';

/**
 * A media type as a carrier names it, `image/jpeg` or `audio/ogg; codecs=opus`, in small letters and without
 * parameters (RFC 9110 §8.3.1); what is none becomes `application/octet-stream`.
 */
export function mediaType(named: string | undefined): string {
  const [type = ''] = (named ?? '').toLowerCase().split(';');
  const found = /^(image|audio|video|text|application)\/[a-z0-9][a-z0-9.+-]{0,79}$/.exec(type.trim());
  return found?.[0] ?? unknownType;
}

/** Pictures that every browser draws and that hold no script; SVG does, so it is never among them. */
const pictures = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

/** Whether a browser may show it by itself. Everything else is a file to be saved. */
export function isShown(type: string): boolean {
  return pictures.has(type) || type.startsWith('audio/');
}

/** Endings of files that people know and that no browser runs. */
const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'image/tiff': 'tiff',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/amr': 'amr',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/webm': 'webm',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'text/calendar': 'ics',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
};

/** The type under which it is handed out: its own where that is harmless, else one that says nothing. */
export function servedType(type: string): string {
  return isShown(type) || type in endings ? type : unknownType;
}

export function endingOf(type: string): string {
  return endings[type] ?? 'bin';
}
