/** A run in words. */
import { named } from '../base/dom.js';
import { howFar } from '../base/download.js';
import { ago, count, duration, percent, plural, roughly } from '../base/format.js';
import { isActive, world } from '../base/state.js';
import { nodes, t } from '../base/words.js';

const STATES = { QUEUED: t('waiting'), RUNNING: t('training'), PAUSED: t('paused'), INTERRUPTED: t('interrupted'),
	COMPLETED: t('completed'), CANCELLED: t('cancelled'), FAILED: t('failed') };

const PHASES = { downloading: t('downloading'), submitting: t('submitted'), training: t('training'), evaluating: t('testing') };

const SLOW_ENGINES = { dl4j: t('with Deeplearning4j’s own layers, which are slow'),
	nd4j: t('with ND4J’s operations, which are slower than oneDNN') };

/** A run's state or phase, in one word; of a queued run, with its place. */
export const stateOf = (run) => (run.state === 'RUNNING' && PHASES[run.phase])
	|| (run.queuePlace ? t('waiting, number {place}', { place: run.queuePlace }) : STATES[run.state]) || run.state.toLowerCase();

/** A run's number and name, for an element. */
export const titleOf = ({ id, name }) => (name ? nodes('Run {id}: {name}', { id, name: named(name) }) : [t('Run {id}', { id })]);

/** The same as plain text. */
export const plainTitleOf = ({ id, name }) => (name ? t('Run {id}: {name}', { id, name }) : t('Run {id}', { id }));

/** A run's data set, settings and times. */
export function about(run) {
	const { batchSize, learningRate, trainLimit } = run.settings;
	return [
		trainLimit ? t('{dataset}, {pictures} pictures', { dataset: run.dataset, pictures: count(trainLimit) }) : run.dataset,
		t('{epochs}, batches of {batchSize}, learning rate {learningRate} (recipe {recipe})',
			{ epochs: plural(run.epochs, 'epoch'), batchSize, learningRate, recipe: run.recipe }),
		SLOW_ENGINES[run.engine],
		run.endedAt && run.elapsedSeconds != null
			? t('trained for {time}, ended {ago}', { time: duration(run.elapsedSeconds), ago: ago(run.endedAt) }) : '',
	].filter(Boolean).join(' · ');
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
		return queueing(run);
	}
	if (run.phase === 'downloading') {
		const dataset = world.datasets.find(({ name }) => name === run.dataset);
		return (dataset && howFar(dataset)) || t('Downloading {name}', { name: run.dataset });
	}
	if (run.phase === 'submitting') {
		return t('Submitted to the cluster');
	}
	if (!isUnderWay(run) || (!isActive(run) && !run.batch)) {
		return t('{done} of {epochs} done', { done: run.epoch, epochs: plural(run.epochs, 'epoch') });
	}
	const at = { epoch: Math.min(run.epoch + 1, run.epochs), epochs: run.epochs, batch: count(run.batch), batches: count(run.batches) };
	if (run.phase === 'evaluating') {
		return isActive(run) ? t('Epoch {epoch} of {epochs}, on the test pictures', at)
			: t('Stopped in epoch {epoch} of {epochs}, on the test pictures', at);
	}
	return isActive(run) ? t('Epoch {epoch} of {epochs}, batch {batch} of {batches}', at)
		: t('Stopped in epoch {epoch} of {epochs}, batch {batch} of {batches}', at);
}

function queueing({ queuePlace: place, startsInSeconds: seconds }) {
	if (!place) {
		return t('Waiting in the queue');
	}
	return seconds == null ? t('Number {place} in the queue', { place })
		: t('Number {place} in the queue, starts in {time}', { place, time: roughly(seconds) });
}

/** What screen readers announce when it changes. */
export function news(run) {
	const { id } = run;
	const facts = run.state === 'RUNNING' ? t('Run {id} is training, {epochs} done', { id, epochs: plural(run.epoch, 'epoch') })
		: t('Run {id}: {state}', { id, state: stateOf(run) });
	return run.testAccuracy == null ? facts : t('{facts}, {right} of test pictures right', { facts, right: percent(run.testAccuracy) });
}
