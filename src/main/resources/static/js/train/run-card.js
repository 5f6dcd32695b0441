/** The card of the shown run: state, progress, numbers, and what to do next. */
import { byId } from '../base/dom.js';
import { count, loss, percent, remaining } from '../base/format.js';
import { isActive, on, shownRun, world } from '../base/state.js';
import { renewLinks } from '../base/tabs.js';
import { t } from '../base/words.js';
import { startRunActions } from './run-actions.js';
import { about, progress, shareDone, stateOf, titleOf } from './run-words.js';

const field = (name) => document.querySelector(`#run [data-field="${name}"]`);

/** Starts the card. */
export function startRunCard() {
	startRunActions();
	on(['loaded', 'runs', 'models', 'run', 'pinnedRun'], render);
}

/** Scrolls to the card: on a phone it is a screen away from the button that changed it. */
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
}

function renderRun(run) {
	field('title').replaceChildren(...titleOf(run));
	field('state').textContent = stateOf(run);
	field('state').dataset.state = run.state;
	field('about').textContent = about(run);
	sentence('reason', run.reason);
	field('reason').className = run.state === 'FAILED' ? 'problem' : 'notice';
	sentence('notice', run.notice);
	field('progress-box').hidden = ['COMPLETED', 'FAILED'].includes(run.state);
	field('progress').textContent = progress(run);
	field('eta').textContent = isActive(run) ? remaining(run.etaSeconds) : '';
	byId('run-progress').value = shareDone(run);
	field('numbers').hidden = run.loss == null && run.state !== 'RUNNING';
	field('loss').textContent = loss(run.loss);
	field('trainAccuracy').textContent = percent(run.trainAccuracy);
	field('testAccuracy').textContent = percent(run.testAccuracy);
	field('validationAccuracy').textContent = percent(run.validationAccuracy);
	byId('validation').hidden = run.validationAccuracy == null;
	field('picturesPerSecond').textContent = count(run.picturesPerSecond);
	byId('next').hidden = !run.modelId;
	for (const link of byId('next').querySelectorAll('a')) {
		link.dataset.model = run.modelId || '';
	}
	renewLinks();
	byId('next-words').textContent = isActive(run) ? t('Its best epoch so far can be used already.') : resultOf(run);
}

function resultOf(run) {
	const model = world.models.find(({ id }) => id === run.modelId);
	return model
		? t('Its best epoch, {epoch} ({right} of the test pictures right), became the model {model}.',
			{ epoch: model.epoch, right: percent(model.testAccuracy), model: model.id })
		: t('Its best epoch became the model {model}.', { model: run.modelId });
}

function sentence(name, text) {
	field(name).textContent = text || '';
	field(name).hidden = !text;
}
