/** Ten test pictures with what the model says of each; they stay the same while a run trains, so that one sees it learn. */
import { bar } from '../base/bars.js';
import { path } from '../base/api.js';
import { byId, el, named, showProblem } from '../base/dom.js';
import { sureness } from '../base/format.js';
import { loadOnChange } from '../base/load-on-change.js';
import { adjust, modelInUse, on, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { t } from '../base/words.js';
import { chooseSample, predict } from '../picture/picture.js';

const COUNT = 10;
const LABELS = 3;

/** Starts the row of pictures. */
export function startTen() {
	byId('ten-others').addEventListener('click', () => {
		const groups = Math.floor(dataset().test / COUNT);
		adjust({ ten: String((Number(view.ten) + 1 + Math.floor(Math.random() * (groups - 1))) % groups) });
	});
	on(['inUse', 'datasets', 'ten', 'tab'], refresh);
	on(['sample', 'upload'], mark);
}

/** The data set of the model in use, if it is here. */
const dataset = () => world.datasets.find(({ name, state, test }) => name === modelInUse()?.dataset && state === 'READY' && test >= COUNT);

const refresh = loadOnChange(() => {
	const from = modelInUse() && dataset();
	byId('ten').hidden = !from;
	return from && inSight('wall') ? { version: modelInUse().version, dataset: from.name, first: Number(view.ten) * COUNT } : null;
}, ({ dataset: name, first }) => {
	const model = modelInUse().id;
	return Promise.all(Array.from({ length: COUNT }, (_, index) =>
		predict({ sample: `${name}/test/${first + index}` }, { model, top: LABELS })));
}, (answers, { version }) => {
	showProblem(byId('ten-problem'), null);
	byId('ten-list').replaceChildren(...answers.map(tile));
	byId('ten-list').dataset.version = version;
	const right = answers.filter(({ sample, predictions: [first] }) => first.label === sample.label).length;
	byId('ten-words').textContent = t('{n} of {total} right', { n: right, total: COUNT });
	mark();
}, (error) => showProblem(byId('ten-problem'), error));

function tile({ sample: { dataset: name, part, index, label }, predictions }) {
	const sample = `${name}/${part}/${index}`;
	const right = predictions[0].label === label;
	const image = el('img', { src: path('datasets', name, 'samples', part, index), alt: t('Test picture {index}', { index }),
		width: 32, height: 32 });
	const bars = predictions.map(({ label: said, probability }) =>
		bar({ label: said, share: probability, text: sureness(probability), marked: said === label }));
	return el('li', {}, el('button', { 'type': 'button', 'data-sample': sample, 'click': () => chooseSample(sample) }, image),
		el('p', { class: right ? 'right' : 'wrong' }, named(label), right ? ' ✓' : ' ✗'), el('ol', { class: 'labels' }, ...bars));
}

function mark() {
	for (const button of byId('ten-list').querySelectorAll('button[data-sample]')) {
		button.setAttribute('aria-pressed', String(!world.upload && button.dataset.sample === view.sample));
	}
}
