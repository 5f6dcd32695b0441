/** The pictures of the chosen cell of the confusion matrix; without one, the most confident mistakes. */
import { getJson, path } from '../base/api.js';
import { byId, el, isolated, named, showProblem } from '../base/dom.js';
import { count, sureness } from '../base/format.js';
import { adjust, modelInUse, on, show, view } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { t } from '../base/words.js';
import { cellText } from './confusion.js';
import { evaluationAddress } from './evaluation-source.js';

const LIMIT = 60;

let evaluation = null;
let source = null;

/** Starts the list of pictures. */
export function startPictures() {
	byId('behind-close').addEventListener('click', () => adjust({ confusion: '' }));
	on(['confusion', 'tab', 'inUse'], refresh);
}

/** Shows the pictures of an evaluation, which was loaded for the request. */
export function renderPictures(loaded, request) {
	evaluation = loaded;
	source = request;
	refresh();
}

function chosenCell() {
	const [truth, predicted] = view.confusion.split(',').map(Number);
	return evaluation?.confusion[truth]?.[predicted] ? { truth, predicted } : null;
}

const refresh = loadOnChange(() => {
	const model = modelInUse();
	return model && evaluation?.model === model.id && inSight('models')
		? { source, epoch: evaluation.epoch, cell: chosenCell() } : null;
}, ({ cell }) => (cell ? getJson(evaluationAddress(source, ['samples'], { true: cell.truth, predicted: cell.predicted, limit: LIMIT }))
	: { samples: evaluation.mistakes, total: evaluation.pictures - evaluation.correct }), ({ samples, total }, { cell }) => {
	showProblem(byId('behind-problem'), null);
	byId('behind-title').textContent = cell ? cellText(count(total), cell.truth, cell.predicted, evaluation.labels)
		: total ? t('The most confident mistakes') : t('No mistakes');
	byId('behind-words').textContent = words(cell, total, samples.length);
	byId('behind-close').hidden = !cell;
	byId('behind').replaceChildren(...samples.map(tile));
}, (error) => showProblem(byId('behind-problem'), error));

function words(cell, total, shown) {
	if (!cell && !total) {
		return t('Every test picture is predicted correctly. Press a number in the matrix to see its pictures.');
	}
	if (cell) {
		return shown < total ? t('The most confident {n} first. Press one to see its predictions.', { n: shown })
			: t('The most confident first. Press one to see its predictions.');
	}
	return t('The network was sure, and wrong: {n} in all. Press a number in the matrix to see its pictures.', { n: count(total) });
}

/** One picture with its prediction; pressing it opens the view of its predictions. */
export function tile({ sample, label, predicted, probability, words: own }) {
	const [dataset, part, index] = sample.split('/');
	const text = own || (label === predicted ? sureness(probability)
		: t('{label}, {sureness}', { label: isolated(predicted), sureness: sureness(probability) }));
	const open = () => show({ tab: 'predict', sample, label: '' });
	const src = path('datasets', dataset, 'samples', part, index);
	return el('li', {}, el('button', { 'type': 'button', 'data-sample': sample, 'title': sample, 'click': open },
		el('img', { src, alt: t('{sample}, true label {label}', { sample, label }), width: 32, height: 32, loading: 'lazy' }),
		label === predicted ? '' : el('strong', {}, named(label)), el('span', {}, text)));
}
