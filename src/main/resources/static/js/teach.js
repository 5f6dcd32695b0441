/** The view in which the user teaches a network pictures of their own. */
import { startChooser } from './teach/chooser.js';
import { startLabels } from './teach/labels.js';
import { startSending } from './teach/sending.js';

startChooser();
startSending();
startLabels();
