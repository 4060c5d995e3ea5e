// The script tag: `<script type="module" src="…/dialora.js"></script>` makes every Dialora element on the page work.
import { answerWorkspaceRequests } from './page/answer.js';
import { autoload } from './page/autoload.js';
import { watchClickToCall } from './page/click-to-call.js';
import { answerRightsActions } from './page/rights.js';

answerWorkspaceRequests(document);
answerRightsActions(document);
autoload(document);
watchClickToCall(document);
