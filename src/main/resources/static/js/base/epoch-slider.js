/** A slider over the epochs of a run, with a play button; its last position is the model itself. */
import { adjust, modelInUse, view } from './state.js';
import { t } from './words.js';

const STEP_MILLIS = 700;

/**
 * Starts a slider.
 * @param {HTMLElement} root holds a button, the slider and its output
 * @param {() => number[]} epochs those that can be shown now, in ascending order; without any, the slider is hidden
 * @returns {() => void} to be called when the epochs, the model or the view may have changed
 */
export function epochSlider(root, epochs) {
	const slider = root.querySelector('input');
	const button = root.querySelector('button');
	const output = root.querySelector('output');
	let timer;

	// the model's own epoch is the best and not always the last
	const choose = (at) => adjust({ epoch: at < epochs().length ? String(epochs()[at]) : '' });

	function play() {
		button.textContent = '⏸';
		const start = view.epoch === '' ? 0 : Number(slider.value) + 1;
		const next = (at) => {
			choose(at);
			timer = at < epochs().length ? setTimeout(next, STEP_MILLIS, at + 1) : stop();
		};
		next(start);
	}

	function stop() {
		clearTimeout(timer);
		timer = undefined;
		button.textContent = '▶';
	}

	slider.addEventListener('input', () => {
		stop();
		choose(Number(slider.value));
	});
	button.addEventListener('click', () => (timer ? stop() : play()));

	return function render() {
		const available = epochs();
		root.hidden = available.length === 0;
		if (root.hidden) {
			stop();
			return;
		}
		const at = view.epoch === '' ? -1 : available.indexOf(Number(view.epoch));
		slider.max = available.length;
		slider.value = at < 0 ? available.length : at;
		const text = at < 0 ? theModel() : available[at] === 0 ? t('untrained') : t('after epoch {epoch}', { epoch: available[at] });
		output.textContent = text;
		slider.setAttribute('aria-valuetext', text);
	};
}

function theModel() {
	const { epoch } = modelInUse();
	return epoch == null ? t('the model') : t('the best, epoch {epoch}', { epoch });
}
