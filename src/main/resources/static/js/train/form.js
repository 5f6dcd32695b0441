/** The form that starts a run. */
import { sendJson } from '../base/api.js';
import { byId, el, showProblem } from '../base/dom.js';
import { count, megabytes } from '../base/format.js';
import { refresh } from '../base/poller.js';
import { bringIntoView } from './run-card.js';
import { fieldsIn, makeFields, offerRecipes, showDefaults, showErrors } from './settings.js';
import { on, show, world } from '../base/state.js';

const form = byId('train-form');
const problem = byId('train-problem');

const ABOUT = {
	cifar10: 'Small photos of animals and vehicles.',
	shapes: 'Shapes drawn by Convscope, each kind in a colour of its own.',
};

let chosen = '';

/** Starts the form. */
export function startTrainForm() {
	byId('settings').append(...makeFields());
	form.addEventListener('submit', submit);
	byId('datasets').addEventListener('change', (event) => choose(event.target.value));
	byId('field-recipe').addEventListener('change', tellRecipe);
	on(['datasets', 'recipes'], render);
	on(['recipes'], () => choose(chosen));
	on(['models'], () => byId('models-known').replaceChildren(...world.models.map(({ id }) => el('option', { value: id }))));
}

function render() {
	if (!world.datasets.some((dataset) => dataset.name === chosen)) {
		choose(world.runs.find((run) => run.state !== 'FAILED')?.dataset || firstChoice());
	}
	const fieldset = byId('datasets');
	for (const dataset of [...world.datasets].sort(easiestFirst)) {
		const choice = fieldset.querySelector(`[data-name="${CSS.escape(dataset.name)}"]`) || fieldset.appendChild(choiceOf(dataset));
		choice.querySelector('input').checked = dataset.name === chosen;
		choice.querySelector('.state').textContent = stateOf(dataset);
	}
}

const easiestFirst = (a, b) => (b.name === 'shapes') - (a.name === 'shapes') || a.name.localeCompare(b.name);

function firstChoice() {
	const ready = world.datasets.filter((dataset) => dataset.state === 'READY');
	return [...ready, ...world.datasets].sort(easiestFirst)[0]?.name || '';
}

function choiceOf(dataset) {
	const about = ABOUT[dataset.name] || '';
	const size = dataset.train ? `${count(dataset.train)} pictures to learn from, ${count(dataset.test)} for the test.` : '';
	return el('label', { 'class': 'choice', 'data-name': dataset.name },
		el('input', { type: 'radio', name: 'dataset', value: dataset.name }),
		el('span', {}, el('strong', {}, dataset.name), el('small', {}, `${about} ${size}`), el('small', { class: 'state' })));
}

function stateOf(dataset) {
	if (dataset.state === 'DOWNLOADING') {
		const total = dataset.totalBytes ? ` of ${megabytes(dataset.totalBytes)}` : '';
		return `Downloading: ${megabytes(dataset.downloadedBytes || 0)}${total}`;
	}
	if (dataset.state === 'ABSENT') {
		return dataset.name === 'cifar10' ? 'Will be downloaded first, about 170\u00a0MB.' : 'Will be downloaded first.';
	}
	return '';
}

function choose(name) {
	chosen = name;
	offerRecipes(name);
	tellRecipe();
}

function tellRecipe() {
	byId('recipe').textContent = showDefaults(chosen);
}

async function submit(event) {
	event.preventDefault();
	showProblem(problem, null);
	const { values, errors } = fieldsIn();
	showErrors(errors);
	if (errors.length) {
		return;
	}
	const button = byId('start');
	button.disabled = true;
	try {
		const run = await sendJson('POST', 'train', { dataset: chosen, ...values });
		show({ run: String(run.id) });
		await refresh();
		bringIntoView();
	}
	catch (error) {
		const unplaced = showErrors(error.errors || []);
		const rest = unplaced.map(({ field, message }) => `${field} ${message}`).join('; ');
		showProblem(problem, error.errors?.length ? (rest ? new Error(rest) : null) : error);
	}
	finally {
		button.disabled = false;
	}
}
