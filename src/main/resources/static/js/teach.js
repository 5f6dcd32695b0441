/** The view in which the user teaches a network pictures of their own. */
import { startCamera } from './teach/camera.js';
import { startChooser } from './teach/chooser.js';
import { startImporting } from './teach/importing.js';
import { startProject } from './teach/project.js';
import { startLabels } from './teach/labels.js';
import { startLive } from './teach/live.js';
import { startSending } from './teach/sending.js';
import { startTraining } from './teach/training.js';

startChooser();
startImporting();
startProject();
startSending();
startLabels();
startCamera();
startTraining();
startLive();
