/** Starts the widgets. */
import { byId } from './dom.js';
import { activeRun, modelInUse, on, world } from './state.js';
import { refresh } from './poller.js';
import { startModelChooser } from './model-chooser.js';
import { startTrainForm } from './train-form.js';
import { startRunCard } from './run-card.js';
import { startRunList } from './run-list.js';
import { startChart } from './chart.js';
import { startSamples } from './samples.js';
import { startUpload } from './upload.js';
import { startPredict } from './predict.js';
import { startLayers } from './layers.js';
import { startMaps } from './maps.js';

const SOON = 'As soon as its first epoch is done, you can show the network a picture here and look inside it.';

function showSections() {
	const model = modelInUse();
	byId('no-model').hidden = !world.loaded || Boolean(model);
	byId('no-model').textContent = activeRun() ? 'The first model is on its way. ' + SOON
		: 'No model yet: press “Start training” above; the data set shapes takes a minute or two. ' + SOON;
	byId('predict').hidden = !model;
	byId('inside').hidden = !model;
}

on(['loaded', 'runs', 'inUse'], showSections);
startModelChooser();
startTrainForm();
startRunCard();
startRunList();
startChart();
startUpload();
startSamples();
startPredict();
startLayers();
startMaps();
refresh();
