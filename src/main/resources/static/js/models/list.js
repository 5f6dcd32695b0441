/** The list of models; pressing one makes it the model in use on this page. */
import { byId, el, named } from '../base/dom.js';
import { ago, count, percent } from '../base/format.js';
import { modelInUse, on, show, world } from '../base/state.js';
import { nodes, t } from '../base/words.js';

// so many are seen at a glance
const FEW = 6;

const query = byId('model-filter');
const list = byId('model-list');

/** Starts the list. */
export function startModelList() {
	query.addEventListener('input', render);
	on(['models', 'model', 'inUse', 'runs'], render);
	on(['damagedFiles'], renderDamagedFiles);
}

let inView;

function render() {
	const chosen = modelInUse()?.id;
	const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
	const found = world.models.filter((model) => words.every((word) => wordsOf(model).includes(word))).reverse();
	query.hidden = world.models.length <= FEW;
	byId('models-found').textContent = words.length
		? t('{found} of {all} models', { found: count(found.length), all: count(world.models.length) }) : '';
	list.replaceChildren(...found.map((model) => row(model, model.id === chosen)));
	if (inView !== chosen) {
		inView = chosen;
		const pressed = list.querySelector('[aria-pressed=true]');
		// not scrollIntoView, which would scroll the page too
		list.scrollTop = pressed ? pressed.offsetTop - list.offsetTop - list.clientHeight / 3 : 0;
	}
}

/** All that can be searched of a model. */
const wordsOf = ({ id, aliases = [], dataset, runId }) =>
	[id, ...aliases, dataset, world.runs.find((run) => run.id === runId)?.name].filter(Boolean).join(' ').toLowerCase();

function renderDamagedFiles() {
	byId('model-damages').hidden = !world.damagedFiles.length;
	byId('model-damages-list').replaceChildren(...world.damagedFiles.map(({ path, problem }) =>
		el('li', {}, ...nodes('{file}: {problem}', { file: named(path), problem: named(problem) }))));
}

function row(model, pressed) {
	const current = model.current && !model.provisional;
	const choose = () => show({ model: model.id });
	return el('li', {}, el('button', { 'type': 'button', 'data-model': model.id, 'aria-pressed': String(pressed), 'click': choose },
		el('span', {}, named(model.id)), el('span', { class: 'result' }, percent(model.testAccuracy)),
		el('span', { class: 'quiet about' }, `${model.dataset || t('own labels')} · ${ago(model.createdAt)}`,
			...(model.aliases ?? []).flatMap((alias) => [' · ', el('strong', {}, named(alias))])),
		el('span', { class: current ? 'badge current' : 'badge' },
			model.provisional ? t('in training') : current ? t('current') : '')));
}
