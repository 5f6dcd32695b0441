/** The evaluation of the model in use on the test pictures: in total, by class, by confidence, and its mistakes. */
import { getJson } from '../base/api.js';
import { byId, el, showProblem } from '../base/dom.js';
import { downloader } from '../base/download.js';
import { epochSlider } from '../base/epoch-slider.js';
import { count, percent } from '../base/format.js';
import { modelInUse, on, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { t } from '../base/words.js';
import { renderCalibration } from './calibration.js';
import { renderClasses } from './classes.js';
import { renderConfusion, startConfusion } from './confusion.js';
import { epochs, epochShown, evaluationAddress } from './evaluation-source.js';
import { renderPictures, startPictures } from './pictures.js';
import { startSaveEvaluation } from './save-evaluation.js';

const box = byId('evaluation');
let shownEvaluation = null;

/** Starts the evaluation, which is loaded when the view is first shown. */
export function startEvaluation() {
	startConfusion();
	startPictures();
	startSaveEvaluation(() => shownEvaluation);
	on(['inUse', 'datasets', 'epoch', 'keptEpochs', 'tab'], refresh);
	on(['inUse', 'epoch', 'keptEpochs'], epochSlider(byId('evaluation-time'), epochs));
}

function reasonMissing(model) {
	const dataset = world.datasets.find(({ name }) => name === model.dataset);
	if (!dataset) {
		return t('This model has labels of its own, for which there are no test pictures here.');
	}
	return dataset.state === 'READY' ? '' : t('The pictures of {dataset} are not on this computer yet.', { dataset: dataset.name });
}

const renderDownload = downloader(byId('evaluation-get'));

const refresh = loadOnChange(() => {
	const model = modelInUse();
	const missing = model ? reasonMissing(model) : '';
	byId('evaluation-missing').hidden = !missing;
	byId('evaluation-missing').textContent = missing;
	byId('evaluation-found').hidden = Boolean(missing);
	renderDownload(missing && world.datasets.find(({ name }) => name === model.dataset) || null);
	return model && !missing && inSight('models')
		? { id: model.id, version: model.version, run: model.runId, epoch: epochShown() } : null;
}, (request) => {
	box.setAttribute('aria-busy', 'true');
	byId('evaluation-wait').hidden = !byId('evaluation-body').hidden;
	return getJson(evaluationAddress(request));
}, (evaluation, request) => {
	show(null);
	shownEvaluation = evaluation;
	const { pictures, accuracy, loss, calibration } = evaluation;
	const numbers = [[t('Right'), percent(accuracy)], [t('Pictures'), count(pictures)], [t('Loss'), loss.toFixed(3)],
		[t('Calibration error'), percent(calibration.expectedCalibrationError)]];
	byId('evaluation-numbers').replaceChildren(...numbers.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
	renderConfusion(evaluation);
	renderPictures(evaluation, request);
	renderClasses(evaluation);
	renderCalibration(evaluation);
}, show);

function show(error) {
	box.setAttribute('aria-busy', 'false');
	byId('evaluation-wait').hidden = true;
	byId('evaluation-body').hidden = Boolean(error);
	showProblem(byId('evaluation-problem'), error);
}
