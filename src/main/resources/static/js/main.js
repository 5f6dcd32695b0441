/** Starts the widgets. */
import { copy } from './base/copy.js';
import { byId } from './base/dom.js';
import { startLive } from './base/live.js';
import { startModelChooser } from './base/model-chooser.js';
import { refresh } from './base/poller.js';
import { activeRun, isActive, lasting, modelInUse, on, shownRun, world } from './base/state.js';
import { startTabs, tabTitle } from './base/tabs.js';
import { startTheme } from './base/theme.js';
import { startCell } from './cell/cell.js';
import { startSeenMark } from './cell/seen-mark.js';
import { startMaps } from './look/maps.js';
import { startOneMap } from './look/one-map.js';
import { startStrip } from './look/strip.js';
import { startTime } from './look/time.js';
import { startModelCard } from './models/card.js';
import { startCompare } from './models/compare.js';
import { startEvaluation } from './models/evaluation.js';
import { startImport } from './models/import.js';
import { startModelList } from './models/list.js';
import { startSnippet } from './models/snippet.js';
import { startCamera } from './picture/camera.js';
import { startPreview } from './picture/preview.js';
import { startSamples } from './picture/samples.js';
import { startUpload } from './picture/upload.js';
import { startExplain } from './predict/explain.js';
import { startPredict } from './predict/predict.js';
import { startChart } from './train/chart.js';
import { startTrainForm } from './train/form.js';
import { startRunCard } from './train/run-card.js';
import { startRunList } from './train/run-list.js';
import { shareDone } from './train/run-words.js';
import { startHere } from './train/start-here.js';

function showSections() {
	const model = modelInUse();
	byId('no-model').hidden = !world.loaded || Boolean(model);
	byId('no-model-words').textContent = activeRun() ? 'The first one is on its way: as soon as the first epoch of the run is done, it answers here.'
		: 'Train one first; on the data set shapes that takes less than a minute.';
	for (const id of ['picture', 'look', 'predict', 'evaluation', 'snippet']) {
		byId(id).hidden = !model;
	}
}

function showTitle() {
	const run = shownRun();
	const done = run && isActive(run) ? `${Math.floor(shareDone(run) * 100)}% · ` : '';
	document.title = `${done}${tabTitle()} · Convscope`;
}

on(['loaded', 'runs', 'inUse'], showSections);
on(['loaded', 'runs', 'run', 'tab'], showTitle);
byId('share').addEventListener('click', (event) => copy(new URL(lasting(), location.href).href, event.target));
startTheme();
startTabs();
startModelChooser();
startHere();
startTrainForm();
startRunCard();
startRunList();
startChart();
startUpload();
startCamera();
startSamples();
startPreview();
startPredict();
startExplain();
startStrip();
startMaps();
startOneMap();
startTime();
startCell();
startSeenMark();
startModelList();
startModelCard();
startImport();
startEvaluation();
startCompare();
startSnippet();
startLive(refresh);
refresh();
