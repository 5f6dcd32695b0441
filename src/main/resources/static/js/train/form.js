/** The form that starts a run. */
import { sendJson } from '../base/api.js';
import { byId, el, isolated, newestOnly, showProblem } from '../base/dom.js';
import { howFar, SIZES } from '../base/download.js';
import { count, plural } from '../base/format.js';
import { owner, rememberOwner } from '../base/owner.js';
import { planOf } from '../base/plan.js';
import { refresh } from '../base/poller.js';
import { bringIntoView } from './run-card.js';
import { renewSchedule } from './schedule.js';
import { chosenRecipe, fieldsIn, makeFields, offerRecipes, showDefaults, showErrors, valueOf } from './settings.js';
import { activeRun, learn, on, show, world } from '../base/state.js';
import { t } from '../base/words.js';
import { networkToSend } from '../network/draft.js';

const form = byId('train-form');
const problem = byId('train-problem');

const ABOUT = {
	cifar10: t('Small photos of animals and vehicles.'),
	shapes: t('Shapes drawn by Convscope, in any colour: only the form tells them apart.'),
};

let chosen = '';
let touched = false; // since the last start

/** Starts the form. */
export function startTrainForm() {
	form.addEventListener('submit', submit);
	form.addEventListener('input', () => {
		touched = true;
	});
	byId('datasets').addEventListener('change', (event) => choose(event.target.value));
	for (const event of ['input', 'change']) { // not every browser fires both where an option is chosen
		byId('settings').addEventListener(event, tellRecipe);
	}
	on(['settings'], renderFields); // before what fills them
	on(['datasets', 'recipes'], render);
	on(['recipes'], () => choose(chosen));
	on(['datasets', 'network', 'draft'], renewPlan);
	on(['models'], () => byId('models-known').replaceChildren(...world.models.map(({ id }) => el('option', { value: id }))));
}

function renderFields() {
	byId('settings').replaceChildren(...makeFields());
	const field = byId('field-owner');
	field.value = owner();
	field.addEventListener('change', () => rememberOwner(field.value.trim()));
}

function render() {
	if (!world.datasets.some((dataset) => dataset.name === chosen)) {
		choose(firstChoice());
	}
	const fieldset = byId('datasets');
	const gone = [...fieldset.querySelectorAll('.choice')]
		.filter((choice) => !world.datasets.some(({ name }) => name === choice.dataset.name));
	gone.forEach((choice) => choice.remove());
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
	const size = dataset.train ? t('{train} pictures to learn from, {test} for the test.',
		{ train: count(dataset.train), test: count(dataset.test) }) : '';
	return el('label', { 'class': 'choice', 'data-name': dataset.name },
		el('input', { type: 'radio', name: 'dataset', value: dataset.name }),
		el('span', {}, el('strong', {}, dataset.name), el('small', {}, `${about} ${size}`), el('small', { class: 'state' })));
}

function stateOf(dataset) {
	if (dataset.state === 'ABSENT') {
		const size = SIZES[dataset.name];
		return size ? t('Will be downloaded first, {size}.', { size }) : t('Will be downloaded first.');
	}
	return howFar(dataset);
}

function choose(name) {
	chosen = name;
	learn({ formDataset: name, formPlan: null });
	offerRecipes(name);
	tellRecipe();
	renewPlan();
}

const renewPlan = newestOnly(async (isNewest) => {
	const plan = await planOf(world.datasets.find(({ name }) => name === chosen), { network: networkToSend() });
	if (isNewest() && plan) {
		learn({ formPlan: plan });
		tellRecipe();
	}
});

function tellRecipe() {
	byId('recipe').textContent = showDefaults(chosen);
	byId('start').textContent = inShort();
	learn({ formBatchSize: Number(valueOf('batchSize')), formNetwork: chosenRecipe(chosen)?.network || '' });
	renewSchedule(chosen);
}

/** What a press of the button starts. */
function inShort() {
	const epochs = Number(valueOf('epochs'));
	return epochs > 0 ? t('Train on {dataset}, {epochs}', { dataset: chosen, epochs: plural(epochs, 'epoch') })
		: t('Train on {dataset}', { dataset: chosen });
}

async function submit(event) {
	event.preventDefault();
	showProblem(problem, null);
	const button = byId('start');
	button.disabled = true;
	const { values, errors } = fieldsIn();
	try {
		const wrong = [...errors, ...await mistakesOfStart(values)];
		if (wrong.length || mayWait()) {
			await start(values, wrong);
		}
	}
	finally {
		button.disabled = false;
	}
}

async function start(values, wrong) {
	const known = wrong.map(({ field }) => field);
	const sound = Object.fromEntries(Object.entries(values).filter(([field]) => !known.includes(field)));
	try {
		const request = { dataset: chosen, network: networkToSend(), ...sound, ...(wrong.length ? ONLY_JUDGED : {}) };
		const run = await sendJson('POST', 'train', request);
		touched = false;
		learn({ started: run.id });
		showErrors([]);
		show({ run: String(run.id) });
		await refresh();
		bringIntoView();
	}
	catch (error) {
		const more = (error.errors || []).filter(({ field }) => !(field in ONLY_JUDGED) && !known.includes(field));
		const unplaced = showErrors([...wrong, ...more]);
		const rest = unplaced.map(({ field, message }) => `${field} ${message}`).join('; ');
		showProblem(problem, error.errors?.length ? (rest ? new Error(rest) : null) : error);
	}
}

/** A field that the service does not have: it names all that is wrong, and starts nothing. */
const ONLY_JUDGED = { onlyJudged: true };

/** What is wrong with the model to start from, which the service looks at before the rest. */
async function mistakesOfStart({ from }) {
	const find = () => world.models.find(({ id }) => id === from);
	if (from && !find()) {
		await refresh(); // it may be new
	}
	const message = !from ? '' : !find() ? t('must be the name of a model that is here')
		: find().provisional ? t('must be a model that is not in training any more') : '';
	return message ? [{ field: 'from', message }] : [];
}

/** Asks before a run that nobody has chosen anything for has to wait for another one: the press may be one too many. */
function mayWait() {
	const active = activeRun();
	return !active || touched || window.confirm(waitInWords(active));
}

function waitInWords({ id, name }) {
	return name ? t('Run {id} ({name}) is not done yet. Have another one wait for it? {start}.',
		{ id, name: isolated(name), start: inShort() })
		: t('Run {id} is not done yet. Have another one wait for it? {start}.', { id, start: inShort() });
}
