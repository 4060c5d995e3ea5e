import './define.js';

/**
 * The built `banner.js`, which the gate imports when there is something to show: puts the banner first into the page,
 * so that its buttons are the first stops of Tab. A page that holds the element already keeps it where it is.
 */
function place(): void {
  if (!document.querySelector('dialora-consent-banner')) {
    document.body.prepend(document.createElement('dialora-consent-banner'));
  }
}

// The gate imports this while the page is still being parsed.
if (document.body) place();
else document.addEventListener('DOMContentLoaded', place);
