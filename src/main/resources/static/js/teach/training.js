/** One press trains the shown data set; its progress, its result, and what would make it better. */
import { path, sendJson } from '../base/api.js';
import { byId, el, showProblem } from '../base/dom.js';
import { percent, plural, remaining } from '../base/format.js';
import { ofOwner } from '../base/owner.js';
import { refresh } from '../base/poller.js';
import { adjust, isActive, learn, on, world } from '../base/state.js';
import { t } from '../base/words.js';
import { progress, shareDone } from '../train/run-words.js';
import { adviceFor } from './advice.js';
import { DATASET_KEYS, taught } from './dataset.js';
import { planOf } from './plan.js';

/** Starts the button and what is shown of the run. */
export function startTraining() {
	byId('teach-start').addEventListener('click', start);
	byId('teach-cancel').addEventListener('click', () => tryTo(() => sendJson('POST', path('runs', newestRun().id, 'cancel'))));
	on([...DATASET_KEYS, 'runs', 'models', 'loaded'], render);
}

/** The newest run of the shown data set, not of an earlier one of the same name; undefined if there is none. */
export function newestRun() {
	const dataset = taught();
	return world.runs.find((run) => run.dataset === dataset?.name && run.queuedAt > dataset.createdAt);
}

function render() {
	const dataset = taught();
	if (!dataset) {
		return;
	}
	const plan = planOf(dataset, world.models);
	const run = newestRun();
	const active = Boolean(run && isActive(run));
	const places = { from: plan.from, epochs: plural(plan.epochs, 'epoch'), pictures: plural(dataset.train, 'picture') };
	byId('teach-plan').textContent = plan.from
		? t('It starts from what {from} has learned of other things, and learns your {pictures} in {epochs}.', places)
		: t('It learns your {pictures} from the beginning, in {epochs}.', places);
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
	byId('teach-result').textContent = !run || active ? '' : run.reason && run.state === 'FAILED' ? run.reason
		: run.testAccuracy == null ? t('It was stopped.')
			: t('It gets {right} of the test pictures right.', { right: percent(run.testAccuracy) });
	byId('teach-advice').replaceChildren(...adviceFor(dataset, active ? null : run).map((sentence) => el('li', {}, sentence)));
}

const start = () => tryTo(async () => {
	const run = await sendJson('POST', 'train', { ...planOf(taught(), world.models), ...ofOwner() });
	learn({ started: run.id });
	await refresh();
	adjust({ run: String(run.id) });
});

async function tryTo(work) {
	byId('teach-start').disabled = true;
	showProblem(byId('teach-train-problem'), await work().then(() => null, (error) => error));
	render();
}
