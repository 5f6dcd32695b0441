/** The card of the shown run: state, progress, numbers. */
import { path, sendJson } from './api.js';
import { announce, byId, showProblem } from './dom.js';
import { ago, count, duration, loss, megabytes, percent, plural, remaining } from './format.js';
import { refresh } from './poller.js';
import { isActive, on, shownRun, world } from './state.js';

const field = (name) => document.querySelector(`#run [data-field="${name}"]`);

const STATES = { QUEUED: 'waiting', RUNNING: 'training', PAUSED: 'paused', INTERRUPTED: 'interrupted', COMPLETED: 'completed',
	CANCELLED: 'cancelled', FAILED: 'failed' };

const PHASES = { downloading: 'downloading', training: 'training', evaluating: 'testing' };

export const stateOf = (run) => (run.state === 'RUNNING' && PHASES[run.phase]) || STATES[run.state] || run.state.toLowerCase();

export const titleOf = (run) => (run.name ? `Run ${run.id}: ${run.name}` : `Run ${run.id}`);

export function startRunCard() {
	byId('cancel').addEventListener('click', cancel);
	on(['loaded', 'runs', 'run'], render);
}

/** On a phone the card is a screen away from the button that changed it. */
export function bringIntoView() {
	document.querySelector('.run-head').scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}

function render() {
	const run = shownRun();
	byId('no-run').hidden = !world.loaded || Boolean(run);
	byId('run').hidden = !run;
	if (run) {
		renderRun(run);
	}
	document.title = run && isActive(run) ? `${Math.floor(shareDone(run) * 100)}% · Convscope` : 'Convscope';
}

function renderRun(run) {
	field('title').textContent = titleOf(run);
	field('state').textContent = stateOf(run);
	field('state').dataset.state = run.state;
	field('about').textContent = about(run);
	field('reason').textContent = run.reason || '';
	field('reason').hidden = !run.reason;
	field('progress-box').hidden = ['COMPLETED', 'FAILED'].includes(run.state);
	field('progress').textContent = progress(run);
	field('eta').textContent = isActive(run) ? remaining(run.etaSeconds) : '';
	byId('run-progress').value = shareDone(run);
	byId('cancel').hidden = !isActive(run) && !['PAUSED', 'INTERRUPTED'].includes(run.state);
	field('numbers').hidden = run.loss == null && !isActive(run);
	field('loss').textContent = loss(run.loss);
	field('trainAccuracy').textContent = percent(run.trainAccuracy);
	field('testAccuracy').textContent = percent(run.testAccuracy);
	field('picturesPerSecond').textContent = count(run.picturesPerSecond);
	announce(news(run));
}

function about(run) {
	const { batchSize, learningRate, trainLimit } = run.settings;
	const limit = trainLimit ? `, ${count(trainLimit)} pictures` : '';
	const time = run.endedAt && run.startedAt ? ` · took ${duration(run.startedAt, run.endedAt)}, ${ago(run.endedAt)}` : '';
	const engine = run.engine ? ` · engine ${run.engine}` : '';
	return `${run.dataset}${limit} · recipe ${run.recipe}: ${plural(run.epochs, 'epoch')}, batch ${batchSize}, rate ${learningRate}${engine}${time}`;
}

function shareDone(run) {
	const within = run.epoch < run.epochs && run.batches ? run.batch / run.batches : 0;
	// between the last batch and the test's result the batches are done but the epoch is not counted yet
	return run.epochs ? Math.min(1, (run.epoch + (isActive(run) ? within : 0)) / run.epochs) : 0;
}

function progress(run) {
	if (run.state === 'QUEUED') {
		return 'Waiting for its turn';
	}
	if (run.phase === 'downloading') {
		const dataset = world.datasets.find(({ name }) => name === run.dataset);
		const total = dataset?.totalBytes ? ` of ${megabytes(dataset.totalBytes)}` : '';
		return `Downloading ${run.dataset}${dataset?.downloadedBytes ? `: ${megabytes(dataset.downloadedBytes)}${total}` : ''}`;
	}
	if (!isActive(run)) {
		return `${run.epoch} of ${plural(run.epochs, 'epoch')} done`;
	}
	const epoch = `Epoch ${Math.min(run.epoch + 1, run.epochs)} of ${run.epochs}`;
	return run.phase === 'evaluating' ? `${epoch}, on the test pictures` : `${epoch}, batch ${count(run.batch)} of ${count(run.batches)}`;
}

function news(run) {
	const result = run.testAccuracy == null ? '' : `, ${percent(run.testAccuracy)} of test pictures right`;
	return run.state === 'RUNNING' ? `Run ${run.id} is training, ${plural(run.epoch, 'epoch')} done${result}`
		: `Run ${run.id}: ${stateOf(run)}${result}`;
}

async function cancel() {
	const run = shownRun();
	const kept = run.epoch > 0 ? 'The model of its best epoch stays.' : 'It has no finished epoch, so no model stays.';
	if (!window.confirm(`Cancel run ${run.id}? ${kept}`)) {
		return;
	}
	try {
		await sendJson('POST', path('runs', run.id, 'cancel'));
		showProblem(byId('train-problem'), null);
	}
	catch (error) {
		showProblem(byId('train-problem'), error);
	}
	refresh();
}
