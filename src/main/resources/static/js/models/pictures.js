/** The pictures behind the chosen cell of the matrix; while none is chosen, the surest mistakes. */
import { getJson, path } from '../base/api.js';
import { byId, el, isolated, named, showProblem } from '../base/dom.js';
import { count, sureness } from '../base/format.js';
import { adjust, modelInUse, on, show, view } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { wanted } from '../base/wanted.js';
import { evaluated } from './evaluated.js';

const LIMIT = 60;

let evaluation = null;
let judged = null;

/** Starts the list of pictures. */
export function startPictures() {
	byId('behind-close').addEventListener('click', () => adjust({ confusion: '' }));
	on(['confusion', 'tab', 'inUse'], refresh);
}

/** Takes in an evaluation and of what it is, and shows what belongs to it. */
export function renderPictures(news, ofWhat) {
	evaluation = news;
	judged = ofWhat;
	refresh();
}

function chosenCell() {
	const [truth, said] = view.confusion.split(',').map(Number);
	return evaluation?.confusion[truth]?.[said] ? { truth, said } : null;
}

const refresh = wanted(() => {
	const model = modelInUse();
	return model && evaluation?.model === model.id && inSight('models') ? { judged, epoch: evaluation.epoch, cell: chosenCell() } : null;
}, ({ cell }) => (cell ? getJson(evaluated(judged, ['samples'], { true: cell.truth, predicted: cell.said, limit: LIMIT }))
	: { samples: evaluation.mistakes, total: evaluation.pictures - evaluation.correct }), ({ samples, total }, { cell }) => {
	showProblem(byId('behind-problem'), null);
	byId('behind-title').textContent = cell ? titleOf(cell, total) : total ? 'The surest mistakes' : 'No mistakes';
	byId('behind-words').textContent = words(cell, total, samples.length);
	byId('behind-close').hidden = !cell;
	byId('behind').replaceChildren(...samples.map(tile));
}, (error) => showProblem(byId('behind-problem'), error));

function titleOf({ truth, said }, total) {
	const labels = evaluation.labels.map(isolated);
	return truth === said ? `${count(total)} × ${labels[truth]}, rightly` : `${count(total)} × ${labels[truth]}, taken for ${labels[said]}`;
}

function words(cell, total, shown) {
	if (!cell && !total) {
		return 'It has every test picture right. Press a number in the matrix to see the pictures behind it.';
	}
	const some = shown < total ? `The surest ${shown}` : 'The surest';
	return cell ? `${some} first. Press one to look into it.` : `The network was sure, and wrong: ${count(total)} in all. Press a number in the matrix to see the pictures behind it.`;
}

/** One picture with its answer; pressing it opens it among the predictions. */
export function tile({ sample, label, predicted, probability, words: own }) {
	const [dataset, part, index] = sample.split('/');
	const said = own || (label === predicted ? sureness(probability) : `${isolated(predicted)}, ${sureness(probability)}`);
	return el('li', {}, el('button', { 'type': 'button', 'data-sample': sample, 'title': sample, 'click': () => show({ tab: 'predict', sample, label: '' }) },
		el('img', { src: path('datasets', dataset, 'samples', part, index), alt: `${sample}, in truth ${label}`, width: 32, height: 32, loading: 'lazy' }),
		label === predicted ? '' : el('strong', {}, named(label)), el('span', {}, said)));
}
