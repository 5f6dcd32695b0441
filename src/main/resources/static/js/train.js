/** The view that starts and shows runs. */
import { startNetworkChooser } from './network/chooser.js';
import { startNetworkEditor } from './network/editor.js';
import { startChart } from './train/chart.js';
import { startDiagnosis } from './train/diagnosis.js';
import { startEveryone } from './train/everyone.js';
import { startSweepForm } from './sweeps/form.js';
import { startSweeps } from './sweeps/sweeps.js';
import { startTrainForm } from './train/form.js';
import { startRunCard } from './train/run-card.js';
import { startRunTable } from './train/run-table.js';
import { startHere } from './train/start-here.js';

startHere();
startTrainForm();
startSweepForm();
startNetworkChooser();
startNetworkEditor();
startRunCard();
startEveryone();
startSweeps();
startRunTable();
startChart();
startDiagnosis();
