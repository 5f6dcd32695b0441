/** A run in words. */
import { named } from '../base/dom.js';
import { howFar } from '../base/download.js';
import { ago, count, duration, percent, plural, roughly } from '../base/format.js';
import { isActive, world } from '../base/state.js';

const STATES = { QUEUED: 'waiting', RUNNING: 'training', PAUSED: 'paused', INTERRUPTED: 'interrupted', COMPLETED: 'completed',
	CANCELLED: 'cancelled', FAILED: 'failed' };

const PHASES = { downloading: 'downloading', training: 'training', evaluating: 'testing' };

/** A run's state or phase, in one word; of a queued run, with its place. */
export const stateOf = (run) => (run.state === 'RUNNING' && PHASES[run.phase])
	|| (run.queuePlace ? `${STATES.QUEUED}, number ${run.queuePlace}` : STATES[run.state]) || run.state.toLowerCase();

/** A run's number and name, for an element. */
export const titleOf = (run) => (run.name ? [`Run ${run.id}: `, named(run.name)] : [`Run ${run.id}`]);

/** A run's data set, settings and times. */
export function about(run) {
	const { batchSize, learningRate, trainLimit } = run.settings;
	const limit = trainLimit ? `, ${count(trainLimit)} pictures` : '';
	const time = run.endedAt && run.elapsedSeconds != null
		? ` · trained for ${duration(run.elapsedSeconds)}, ended ${ago(run.endedAt)}` : '';
	const engine = run.engine === 'dl4j' ? ' · with Deeplearning4j’s own layers, which are slow' : '';
	const settings = `${plural(run.epochs, 'epoch')}, batches of ${batchSize}, learning rate ${learningRate} (recipe ${run.recipe})`;
	return `${run.dataset}${limit} · ${settings}${engine}${time}`;
}

/** Whether a run is active or can be resumed. */
const isUnderWay = (run) => isActive(run) || ['PAUSED', 'INTERRUPTED'].includes(run.state);

/** A run's progress, from 0 to 1. */
export function shareDone(run) {
	const within = run.epoch < run.epochs && run.batches ? run.batch / run.batches : 0;
	// during the evaluation all batches are done, but the epoch is not counted yet
	return run.epochs ? Math.min(1, (run.epoch + (isUnderWay(run) ? within : 0)) / run.epochs) : 0;
}

/** A run's progress as text. */
export function progress(run) {
	if (run.state === 'QUEUED') {
		return run.queuePlace ? `Number ${run.queuePlace} in the queue${startsIn(run)}` : 'Waiting in the queue';
	}
	if (run.phase === 'downloading') {
		const dataset = world.datasets.find(({ name }) => name === run.dataset);
		return (dataset && howFar(dataset)) || `Downloading ${run.dataset}`;
	}
	if (!isUnderWay(run) || (!isActive(run) && !run.batch)) {
		return `${run.epoch} of ${plural(run.epochs, 'epoch')} done`;
	}
	const epoch = `${isActive(run) ? 'Epoch' : 'Stopped in epoch'} ${Math.min(run.epoch + 1, run.epochs)} of ${run.epochs}`;
	return run.phase === 'evaluating' ? `${epoch}, on the test pictures` : `${epoch}, batch ${count(run.batch)} of ${count(run.batches)}`;
}

const startsIn = ({ startsInSeconds }) => (startsInSeconds == null ? '' : `, starts in ${roughly(startsInSeconds)}`);

/** What screen readers announce when it changes. */
export function news(run) {
	const result = run.testAccuracy == null ? '' : `, ${percent(run.testAccuracy)} of test pictures right`;
	return run.state === 'RUNNING' ? `Run ${run.id} is training, ${plural(run.epoch, 'epoch')} done${result}`
		: `Run ${run.id}: ${stateOf(run)}${result}`;
}
