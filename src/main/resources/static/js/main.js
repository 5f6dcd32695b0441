/** Starts the widgets. */
import { byId } from './dom.js';
import { modelInUse, on, world } from './state.js';
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

function showSections() {
	const model = modelInUse();
	byId('no-model').hidden = !world.loaded || Boolean(model);
	byId('predict').hidden = !model;
	byId('inside').hidden = !model;
}

byId('no-model').hidden = true;
on(['loaded', 'inUse'], showSections);
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
