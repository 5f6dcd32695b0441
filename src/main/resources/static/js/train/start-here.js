/** What a newcomer sees: what this is, and one button that starts it. */
import { path, sendJson } from '../base/api.js';
import { byId, el, showProblem } from '../base/dom.js';
import { ofOwner } from '../base/owner.js';
import { refresh } from '../base/poller.js';
import { learn, modelInUse, on, show, world } from '../base/state.js';
import { bringIntoView } from './run-card.js';

const EPOCHS = 3;
const SHOWN = 24;

/** Starts the greeting, which goes when there is a run. */
export function startHere() {
	byId('train-shapes').addEventListener('click', start);
	on(['loaded', 'runs', 'datasets', 'inUse'], render);
}

function render() {
	const first = world.loaded && !world.runs.length;
	byId('start-here').hidden = !first;
	byId('look-first').hidden = !modelInUse();
	const shapes = world.datasets.find(({ name }) => name === 'shapes');
	if (first && shapes && !byId('start-shapes').children.length) {
		byId('start-shapes').append(...Array.from({ length: Math.min(SHOWN, shapes.test) }, (_, index) =>
			el('img', { src: path('datasets', 'shapes', 'samples', 'test', index), alt: '', width: 32, height: 32 })));
	}
}

async function start() {
	const button = byId('train-shapes');
	button.disabled = true;
	try {
		const run = await sendJson('POST', 'train', { dataset: 'shapes', epochs: EPOCHS, name: 'shapes, first look', ...ofOwner() });
		learn({ started: run.id });
		show({ run: String(run.id) });
		showProblem(byId('start-problem'), null);
		await refresh();
		bringIntoView();
	}
	catch (error) {
		showProblem(byId('start-problem'), error);
	}
	finally {
		button.disabled = false;
	}
}
