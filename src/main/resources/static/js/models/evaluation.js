/** How the model in use does on the test pictures: in numbers, by class, by certainty, and where it errs. */
import { getJson } from '../base/api.js';
import { byId, el, showProblem } from '../base/dom.js';
import { downloader } from '../base/download.js';
import { epochSlider } from '../base/epoch-slider.js';
import { count, percent } from '../base/format.js';
import { modelInUse, on, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { wanted } from '../base/wanted.js';
import { renderCalibration } from './calibration.js';
import { renderClasses } from './classes.js';
import { renderConfusion, startConfusion } from './confusion.js';
import { epochs, epochShown, evaluated } from './evaluated.js';
import { renderPictures, startPictures } from './pictures.js';

const box = byId('evaluation');

/** Starts the evaluation, which is asked for when the view is first seen. */
export function startEvaluation() {
	startConfusion();
	startPictures();
	on(['inUse', 'datasets', 'epoch', 'kept', 'tab'], refresh);
	on(['inUse', 'epoch', 'kept'], epochSlider(byId('evaluation-time'), epochs));
}

function whyNot(model) {
	const dataset = world.datasets.find(({ name }) => name === model.dataset);
	if (!dataset) {
		return 'This model has labels of its own: there are no test pictures here to measure it on.';
	}
	return dataset.state === 'READY' ? '' : `The pictures of ${dataset.name} are not on this computer yet.`;
}

const offer = downloader(byId('evaluation-get'));

const refresh = wanted(() => {
	const model = modelInUse();
	const missing = model ? whyNot(model) : '';
	byId('evaluation-missing').hidden = !missing;
	byId('evaluation-missing').textContent = missing;
	byId('evaluation-found').hidden = Boolean(missing);
	offer(missing && world.datasets.find(({ name }) => name === model.dataset) || null);
	return model && !missing && inSight('models') ? { id: model.id, version: model.version, run: model.runId, epoch: epochShown() } : null;
}, (wish) => {
	box.setAttribute('aria-busy', 'true');
	byId('evaluation-wait').hidden = !byId('evaluation-body').hidden;
	return getJson(evaluated(wish));
}, (evaluation, wish) => {
	show(null);
	const { pictures, accuracy, loss, calibration } = evaluation;
	const numbers = [['Right', percent(accuracy)], ['Pictures', count(pictures)], ['Loss', loss.toFixed(3)], ['Calibration error', percent(calibration.expectedCalibrationError)]];
	byId('evaluation-numbers').replaceChildren(...numbers.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
	renderConfusion(evaluation);
	renderPictures(evaluation, wish);
	renderClasses(evaluation);
	renderCalibration(evaluation);
}, show);

function show(error) {
	box.setAttribute('aria-busy', 'false');
	byId('evaluation-wait').hidden = true;
	byId('evaluation-body').hidden = Boolean(error);
	showProblem(byId('evaluation-problem'), error);
}
