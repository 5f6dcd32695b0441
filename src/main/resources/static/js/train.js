/** The view that starts and shows runs. */
import { startChart } from './train/chart.js';
import { startTrainForm } from './train/form.js';
import { startRunCard } from './train/run-card.js';
import { startRunList } from './train/run-list.js';
import { startHere } from './train/start-here.js';

startHere();
startTrainForm();
startRunCard();
startRunList();
startChart();
