/** Test pictures of the data set that the model in use has learned. */
import { path } from './api.js';
import { byId, el } from './dom.js';
import { learn, modelInUse, on, show, view, world } from './state.js';

const SHOWN = 12;

const box = byId('samples');
let drawnFrom = '';

export function startSamples() {
	byId('more').addEventListener('click', drawAgain);
	on(['inUse', 'datasets'], render);
	on(['sample', 'upload'], mark);
}

function dataset() {
	const name = modelInUse()?.dataset;
	return world.datasets.find((candidate) => candidate.name === name);
}

function render() {
	const from = dataset();
	const ready = Boolean(from) && from.state === 'READY' && from.test > 0;
	byId('more').hidden = !ready;
	box.hidden = !ready;
	byId('samples-title').textContent = from ? `Test pictures of ${from.name}` : 'Test pictures';
	byId('samples-note').hidden = ready;
	byId('samples-note').textContent = from ? `The pictures of ${from.name} are not on this computer yet; use one of your own.`
		: 'This model has no data set here; use a picture of your own.';
	if (!ready) {
		drawnFrom = '';
	}
	else if (drawnFrom !== from.name) {
		const first = drawnFrom === '';
		drawnFrom = from.name;
		draw(from);
		if (!world.upload && !(first && view.sample)) {
			show({ sample: box.firstChild.dataset.sample });
		}
	}
}

function drawAgain() {
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
	const image = el('img', { src: path('datasets', from.name, 'samples', 'test', index), alt: `Test picture ${index}`, width: 32, height: 32 });
	return el('button', { 'type': 'button', 'data-sample': sample, 'title': `test/${index}`, 'click': () => choose(sample) }, image);
}

function choose(sample) {
	learn({ upload: null });
	show({ sample });
}

function mark() {
	for (const button of box.children) {
		button.setAttribute('aria-pressed', String(!world.upload && button.dataset.sample === view.sample));
	}
}
