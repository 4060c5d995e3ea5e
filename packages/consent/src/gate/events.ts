/** Name of the document's event about every choice; its `detail` is a `ConsentChange`. */
export const changed = 'dialora-consent-changed';

/** Name of the event that asks the banner to open. */
export const opened = 'dialora-consent-open';
