/** Test pictures of the data set that the model in use was trained on, or of another one if that is not here. */
import { path } from '../base/api.js';
import { byId, el } from '../base/dom.js';
import { adjust, learn, modelInUse, on, show, view, world } from '../base/state.js';
import { partsOf } from './picture.js';

const SHOWN = 12;

/** What users should know about a data set to judge the predictions. */
const ABOUT = {
	shapes: ' Each kind has a colour of its own, so the network may rely on colour as much as on shape: draw a blue heart and see.',
};

const box = byId('samples');
let drawnFrom = '';

/** Starts the row of samples. */
export function startSamples() {
	byId('more').addEventListener('click', drawOthers);
	on(['inUse', 'datasets'], render);
	on(['sample', 'upload'], () => {
		if (!view.sample && !world.upload && box.firstChild && !box.hidden) {
			adjust({ sample: box.firstChild.dataset.sample }); // the address names none
		}
		mark();
	});
}

const isHere = (candidate) => candidate?.state === 'READY' && candidate.test > 0;

/** The data set that the model in use was trained on, else any that is here, else undefined. */
function dataset() {
	const own = ownDataset();
	return isHere(own) ? own : world.datasets.find(isHere);
}

const ownDataset = () => world.datasets.find(({ name }) => name === modelInUse()?.dataset);

function render() {
	const from = modelInUse() && dataset();
	byId('more').hidden = !from;
	box.hidden = !from;
	note(from);
	if (!from) {
		drawnFrom = '';
	}
	else if (drawnFrom !== from.name) {
		const first = drawnFrom === '';
		drawnFrom = from.name;
		draw(from);
		const named = view.sample && (first || partsOf(view.sample).dataset === from.name);
		if (!world.upload && !named) {
			adjust({ sample: box.firstChild.dataset.sample });
		}
	}
}

function note(from) {
	box.setAttribute('aria-label', from ? `Test pictures of ${from.name}` : 'Test pictures');
	byId('samples-note').textContent = !from ? 'Use a picture of your own.'
		: from === ownDataset() ? `Test pictures of ${from.name}, which the network has never been trained on.${ABOUT[from.name] || ''}`
			: `These are pictures of ${from.name}, which this model has never seen.`;
}

function drawOthers() {
	draw(dataset());
}

function draw(from) {
	const prefix = `${from.name}/test/`;
	const chosen = new Set();
	if (view.sample.startsWith(prefix)) {
		chosen.add(Number(view.sample.slice(prefix.length)));
	}
	while (chosen.size < Math.min(SHOWN, from.test)) {
		chosen.add(Math.floor(Math.random() * from.test));
	}
	box.replaceChildren(...[...chosen].map((index) => thumbnail(from, index)));
	mark();
}

function thumbnail(from, index) {
	const sample = `${from.name}/test/${index}`;
	const src = path('datasets', from.name, 'samples', 'test', index);
	const image = el('img', { src, alt: `Test picture ${index}`, width: 32, height: 32 });
	return el('button', { 'type': 'button', 'data-sample': sample, 'title': `test/${index}`, 'click': () => choose(sample) }, image);
}

function choose(sample) {
	learn({ upload: null });
	show({ sample, label: '' });
}

function mark() {
	for (const button of box.children) {
		button.setAttribute('aria-pressed', String(!world.upload && button.dataset.sample === view.sample));
	}
}
