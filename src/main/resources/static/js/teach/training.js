/** One press trains the shown data set; its progress, its result, and what would make it better. */
import { path, sendJson } from '../base/api.js';
import { byId, el, newestOnly, showProblem } from '../base/dom.js';
import { percent, plural, remaining } from '../base/format.js';
import { ofOwner } from '../base/owner.js';
import { planOf } from '../base/plan.js';
import { refresh } from '../base/poller.js';
import { adjust, isActive, learn, on } from '../base/state.js';
import { t } from '../base/words.js';
import { progress, shareDone } from '../train/run-words.js';
import { adviceFor } from './advice.js';
import { DATASET_KEYS, taught } from './dataset.js';
import { newestRun, taughtModel } from './model.js';

let planned = ''; // the pictures that the sentence about the plan is of

/** Starts the button and what is shown of the run. */
export function startTraining() {
	byId('teach-start').addEventListener('click', start);
	byId('teach-cancel').addEventListener('click', () => tryTo(() => sendJson('POST', path('runs', newestRun().id, 'cancel'))));
	on([...DATASET_KEYS, 'runs', 'models', 'loaded'], render);
}

function render() {
	const dataset = taught();
	if (!dataset) {
		return;
	}
	const pictures = [dataset.name, dataset.state, dataset.labels.length, dataset.train, dataset.test].join(' ');
	if (pictures !== planned) {
		planned = pictures;
		tellPlan(dataset);
	}
	const run = newestRun();
	const active = Boolean(run && isActive(run));
	byId('teach-start').disabled = active;
	byId('teach-start').textContent = run ? t('Train again') : t('Train');
	byId('teach-run').hidden = !run;
	byId('teach-cancel').hidden = !active;
	byId('teach-progress').hidden = !active;
	byId('teach-run-words').hidden = !active;
	if (run) {
		byId('teach-progress').value = shareDone(run);
		byId('teach-run-words').textContent = [progress(run), remaining(run.etaSeconds)].filter(Boolean).join(', ');
	}
	byId('teach-result').textContent = active ? '' : result(run);
	byId('teach-advice').replaceChildren(...adviceFor(dataset, active ? null : run).map((sentence) => el('li', {}, sentence)));
}

const tellPlan = newestOnly(async (isNewest, dataset) => {
	const plan = await planOf(dataset);
	if (isNewest()) {
		byId('teach-plan').textContent = plan ? inWords(plan, dataset) : '';
	}
});

function inWords({ settings, pictureSize }, dataset) {
	const places = { from: settings.from, epochs: plural(settings.epochs, 'epoch'), pictures: plural(dataset.train, 'picture'),
		side: dataset.pictureSize, less: pictureSize };
	if (!settings.from) {
		return t('It learns your {pictures} from the beginning, in {epochs}.', places);
	}
	return pictureSize < dataset.pictureSize
		? t('It starts from what {from} has learned of other things, and learns your {pictures} in {epochs}, made smaller: {less} × {less} '
			+ 'pixels instead of {side} × {side}. Of many more pictures of each label, it would see all pixels.', places)
		: t('It starts from what {from} has learned of other things, and learns your {pictures} in {epochs}.', places);
}

/** How good what answers is: the model of the run, or the one that was opened with the pictures; else how the run ended. */
function result(run) {
	if (run?.reason && run.state === 'FAILED') {
		return run.reason;
	}
	const model = taughtModel();
	const { testAccuracy } = (run && run.modelId !== model?.id ? run : model) ?? {};
	return testAccuracy != null ? t('It gets {right} of the test pictures right.', { right: percent(testAccuracy) })
		: run ? t('It was stopped.') : '';
}

const start = () => tryTo(async () => {
	const dataset = taught();
	if (!dataset.test && dataset.train) {
		throw new Error(t('There are no pictures to test with yet. Record each label a second time, or upload more pictures.'));
	}
	const run = await sendJson('POST', 'train', { dataset: dataset.name, ...ofOwner() });
	learn({ started: run.id });
	await refresh();
	adjust({ run: String(run.id) });
});

async function tryTo(work) {
	byId('teach-start').disabled = true;
	showProblem(byId('teach-train-problem'), await work().then(() => null, (error) => error));
	render();
}
