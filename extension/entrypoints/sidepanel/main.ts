import '@dialora/elements/define/dialora-provider';
import '@dialora/elements/define/dialora-dialer';
import '@dialora/elements/define/dialora-contact-card';
import '@dialora/elements/define/dialora-timeline';
import '../../features/panel/side-panel.js';
