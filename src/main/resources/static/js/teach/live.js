/** What the trained network says about what the camera sees, or about a picture: at most ten answers a second, one request at a time. */
import { postPicture, withQuery } from '../base/api.js';
import { announce, byId, isolated, showBlob, showProblem } from '../base/dom.js';
import { on, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { t } from '../base/words.js';
import { explanation } from '../picture/picture.js';
import { drawCenterCrop } from '../picture/shrink.js';
import { showAnswer } from './answer.js';
import { frame, turnOff } from './camera.js';
import { DATASET_KEYS, taught } from './dataset.js';
import { taughtModel } from './model.js';
import { prepared } from './prepare.js';
import { addPictures } from './sending.js';

const LEAST_MILLIS = 100;
const RETRY_MILLIS = 1000;
const SPOKEN_MILLIS = 3000;
const SHOWN_LABELS = 10;

const heat = byId('teach-heat');
const stillCanvas = byId('teach-still');

let still = null; // the picture that is tested; null while the camera is
let answered = null; // the picture that the shown answer is about
let looping = false;
let spoken = { label: '', at: 0 };

/** Starts to answer whenever there is a picture and a model. */
export function startLive() {
	byId('teach-file-pick').addEventListener('click', () => byId('teach-file').click());
	byId('teach-file').addEventListener('change', testFile);
	byId('teach-heat-on').addEventListener('change', () => {
		heat.hidden = true;
		askAgain();
	});
	document.addEventListener('visibilitychange', answer);
	on(['cameraOn'], () => world.cameraOn && forgetStill());
	on(['cameraOn', 'tab', 'runs', 'models', ...DATASET_KEYS], render);
	on(['runs', 'models', ...DATASET_KEYS], askAgain);
}

function render() {
	byId('teach-view').hidden = !world.cameraOn && !still;
	byId('teach-video').hidden = !world.cameraOn;
	stillCanvas.hidden = !still;
	const [dataset, model] = [taught(), taughtModel()];
	byId('teach-answer').hidden = !model || (!world.cameraOn && !still) || !answered;
	const labels = world.models.find(({ id }) => id === model?.id)?.labels;
	byId('teach-model').textContent = !dataset ? '' : !model ? untaught(dataset)
		: labels && labels.join('\n') !== dataset.labels.join('\n') ? t('The labels have changed since {model} was trained: train again.',
			{ model: model.id }) : t('{model} answers.', { model: model.id });
	answer();
}

function untaught({ train, test }) {
	return train && test ? t('It has learned nothing yet: train.') : t('It has learned nothing yet: add pictures and train.');
}

let askedStill = '';

/** A picture is asked about once, the camera again and again. */
function isWanted() {
	const model = taughtModel();
	if (!model || !inSight('teach') || document.hidden) {
		return false;
	}
	return still ? askedStill !== model.version : world.cameraOn;
}

function askAgain() {
	if (still && askedStill !== taughtModel()?.version) {
		answer();
	}
}

async function answer() {
	if (looping) {
		return;
	}
	looping = true;
	while (isWanted()) {
		const begun = performance.now();
		const source = still;
		const failure = await answerOnce(source).then(() => null, (error) => error);
		showProblem(byId('teach-problem'), source === still ? failure : null);
		await new Promise((resolve) => {
			setTimeout(resolve, failure ? RETRY_MILLIS : LEAST_MILLIS - (performance.now() - begun));
		});
	}
	looping = false;
}

/** Asks about a picture or, for null, about what the camera sees now. */
async function answerOnce(source) {
	const model = taughtModel();
	const file = source || await frame();
	const result = await postPicture(withQuery('predict', { model: model.id, top: SHOWN_LABELS }), file);
	if (source !== still) {
		return; // the user has chosen something else meanwhile
	}
	askedStill = source ? model.version : '';
	const first = !answered;
	answered = file;
	showAnswer(result, taught().labels, add);
	speak(result.predictions[0].label);
	if (first) {
		render();
	}
	if (byId('teach-heat-on').checked) {
		const { label } = result.predictions[0];
		const options = { model: model.id, method: 'gradcam', label, palette: 'viridis', overlay: false, scale: 8 };
		showBlob(heat, await explanation({ file }, options));
		heat.alt = t('What in the picture counts for {label}, by {method}: bright where it counts most', { label, method: 'Grad-CAM' });
		heat.hidden = !byId('teach-heat-on').checked;
	}
}

/** Tells screen readers what it sees, not too often. */
function speak(label) {
	if (label !== spoken.label && performance.now() - spoken.at > SPOKEN_MILLIS) {
		spoken = { label, at: performance.now() };
		announce(isolated(label));
	}
}

/** Adds the picture that was answered about to the label that it shows. */
function add(label) {
	addPictures(taught().name, label, [answered], 'train');
	const words = t('Added to {label}. Train again, and it learns it.', { label: isolated(label) });
	byId('teach-added').textContent = words;
	announce(words);
}

async function testFile({ target }) {
	const [file] = target.files;
	target.value = '';
	try {
		const ready = await prepared(file);
		drawCenterCrop(stillCanvas.getContext('2d'), await createImageBitmap(ready), stillCanvas.width);
		still = ready instanceof File ? ready : new File([ready], file.name);
		[answered, askedStill] = [null, ''];
		heat.hidden = true;
		byId('teach-added').textContent = '';
		turnOff();
		render();
	}
	catch (error) {
		showProblem(byId('teach-problem'), error);
	}
}

function forgetStill() {
	[still, answered] = [null, null];
	heat.hidden = true;
	byId('teach-added').textContent = '';
}
