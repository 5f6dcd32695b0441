/** A button that adds what the camera sees to a label, ten times a second while it is held. */
import { announce, el, isolated, showProblem } from '../base/dom.js';
import { plural } from '../base/format.js';
import { t } from '../base/words.js';
import { frame, turnOn } from './camera.js';
import { partOfRecording } from './recording.js';
import { addPictures, waiting } from './sending.js';

const INTERVAL_MILLIS = 100;
const MOST_WAITING = 100;

const KEYS = [' ', 'Enter'];

/** Makes the button of a label. */
export function recordButton(dataset, label, problem) {
	const words = t('Hold to record');
	const button = el('button', {
		'type': 'button', 'class': 'record', 'aria-pressed': 'false', 'aria-label': t('Hold to record {label}', { label: isolated(label) }),
		'pointerdown': (event) => event.button === 0 && hold(event),
		'pointerup': release, 'pointercancel': release, 'blur': release,
		'contextmenu': (event) => event.preventDefault(), // a long press on a phone
		'keydown': (event) => KEYS.includes(event.key) && hold(event),
		'keyup': (event) => KEYS.includes(event.key) && release(),
	}, words);
	let held = false;

	async function hold(event) {
		if (event.pointerId === undefined) {
			event.preventDefault(); // the key must not press the button or scroll
		}
		else {
			button.setPointerCapture(event.pointerId);
		}
		if (held) {
			return; // a held key repeats
		}
		held = true;
		button.setAttribute('aria-pressed', 'true');
		document.body.classList.add('recording');
		try {
			await turnOn();
			showProblem(problem, null);
			await record();
		}
		catch (error) {
			showProblem(problem, error);
			release();
		}
	}

	async function record() {
		const part = partOfRecording(dataset, label);
		let recorded = 0;
		while (held) {
			const next = performance.now() + INTERVAL_MILLIS;
			if (waiting() < MOST_WAITING) {
				addPictures(dataset, label, [await frame()], part);
				button.textContent = plural(++recorded, 'picture');
			}
			await new Promise((resolve) => { setTimeout(resolve, next - performance.now()); });
		}
		button.textContent = words;
		const places = { pictures: plural(recorded, 'picture'), label: isolated(label) };
		announce(part === 'test' ? t('{pictures} of {label} recorded, to test with', places) : t('{pictures} of {label} recorded', places));
	}

	function release() {
		held = false;
		button.setAttribute('aria-pressed', 'false');
		document.body.classList.remove('recording');
	}

	return button;
}
