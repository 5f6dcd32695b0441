/** A slider over the epochs of a run, with a button that plays them; its last place is the model itself. */
import { adjust, modelInUse, view } from './state.js';

const PACE = 700;

/**
 * Starts a slider.
 * @param {HTMLElement} root holds a button, the slider and its output
 * @param {() => number[]} epochs those that can be shown now, in ascending order; the slider goes where they are none
 * @returns {() => void} to be called when they, the model or what is shown may have changed
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
			timer = at < epochs().length ? setTimeout(next, PACE, at + 1) : stop();
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
		const there = epochs();
		root.hidden = there.length === 0;
		if (root.hidden) {
			stop();
			return;
		}
		const at = view.epoch === '' ? -1 : there.indexOf(Number(view.epoch));
		slider.max = there.length;
		slider.value = at < 0 ? there.length : at;
		const text = at < 0 ? theModel() : there[at] === 0 ? 'untrained' : `after epoch ${there[at]}`;
		output.textContent = text;
		slider.setAttribute('aria-valuetext', text);
	};
}

function theModel() {
	const { epoch } = modelInUse();
	return epoch == null ? 'the model' : `the best, epoch ${epoch}`;
}
