// The script tag: `<script type="module" src="…/dialora.js"></script>` makes every Dialora element on the page work.
import { answerWorkspaceRequests } from './page/answer.js';
import { autoload } from './page/autoload.js';

answerWorkspaceRequests(document);
autoload(document);
