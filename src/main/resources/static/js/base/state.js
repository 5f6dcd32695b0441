/** What the page shows (`view`, kept in the address so that it can be shared) and what it knows (`world`). */
import { DEFAULTS, read, write } from './address.js';

// what the page itself has put into the address carries this mark, and needs no proof
const OWN = 'own';

/** What the page shows, by the keys of the address; to be changed by `show` and `adjust` only. */
export const view = read(location.hash);

/** What the page knows; to be changed by `learn` only. */
export const world = { loaded: false, runs: [], models: [], damages: [], datasets: [], recipes: [], settings: [], layers: [], kept: null, past: null, statistics: null, mapped: '', upload: null, uploads: [], dropped: 0, taken: 0, truth: null, said: '', refused: false,
	pinnedModel: '', pinnedRun: '', started: null, doubted: history.state === OWN ? [] : asking(view, DEFAULTS), vain: '' };

const listeners = [];
const pending = new Set();

/**
 * Calls back once after any number of changes in a row of any of the named keys; 'inUse' stands for the model in use or its epoch.
 * Who asks when something is known already is called back soon after.
 */
export function on(keys, callback) {
	listeners.push({ keys, callback });
	if (world.loaded) {
		queueMicrotask(callback);
	}
}

/** Changes what is shown; the browser's back button undoes it. */
export function show(changes) {
	learn({ vain: '' });
	move('pushState', changes);
}

/** Changes what is shown without a step for the back button: sliders, and what the page chooses by itself. */
export function adjust(changes) {
	move('replaceState', changes);
}

/** The address of what would be shown after the changes. */
export const addressOf = (changes) => write({ ...view, ...changes });

/** What the page shows of the models and runs by itself, to be put into an address that is to show the same when others come and go. */
export const lasting = () => ({ model: modelInUse()?.id ?? '', run: String(shownRun()?.id ?? '') });

function move(how, changes) {
	const address = addressOf(changes);
	apply(view, changes);
	if (address !== location.hash) {
		history[how](OWN, '', address);
	}
}

/** Takes in what the service said. */
export function learn(changes) {
	apply(world, changes);
}

/** The keys by which an address asks for something that was not shown; what it leaves out it does not ask for. */
function asking(asked, shown) {
	return Object.keys(asked).filter((key) => asked[key] !== shown[key] && asked[key] !== DEFAULTS[key]);
}

function apply(target, changes) {
	const versionBefore = versionInUse();
	const changed = Object.keys(changes).filter((key) => target[key] !== changes[key]);
	Object.assign(target, changes);
	if (versionInUse() !== versionBefore) {
		changed.push('inUse');
	}
	if (changed.length && !pending.size) {
		queueMicrotask(notify);
	}
	changed.forEach((key) => pending.add(key));
}

function notify() {
	const changed = new Set(pending);
	pending.clear();
	listeners.filter(({ keys }) => keys.some((key) => changed.has(key))).forEach(({ callback }) => callback());
}

// the back and forward buttons, a link of the page's own, and an address changed by hand
window.addEventListener('popstate', ({ state }) => {
	const asked = read(location.hash);
	learn({ doubted: state === OWN ? [] : asking(asked, view), vain: '' });
	apply(view, asked);
	if (view.sample) {
		learn({ upload: null });
	}
});

const ACTIVE = ['RUNNING', 'QUEUED'];

/** Whether a run trains or waits for its turn. */
export const isActive = (run) => ACTIVE.includes(run.state);

/** The states that a run stays in. */
export const FINAL = ['COMPLETED', 'CANCELLED', 'FAILED'];

/** The run that trains, else the first that waits, else undefined. */
export function activeRun() {
	return world.runs.find((run) => run.state === 'RUNNING')
		|| world.runs.filter(isActive).sort((a, b) => a.id - b.id)[0];
}

/** The run whose card and chart are shown: the chosen one, else the one that this tab keeps to, else the newest. */
export function shownRun() {
	const runById = (text) => world.runs.find(({ id }) => String(id) === text);
	return runById(view.run) || runById(world.pinnedRun) || world.runs[0];
}

/** The run of this service that made a model; undefined where none did, or it was deleted. */
export const runOf = (model) => world.runs.find(({ id }) => id === model?.runId);

/** The model that answers: the chosen one, else the one that this tab keeps to, else the current one, else one in training, else null. */
export function modelInUse() {
	return modelById(view.model) || modelById(world.pinnedModel) || modelById(currentModel()?.id) || modelById(activeRun()?.modelId);
}

/** The model that answers wherever none is named; undefined while there is none. */
export const currentModel = () => world.models.find(({ current }) => current);

/** A model with the `version` that tells its epochs apart while its run goes on, or null. */
function modelById(id) {
	if (!id) {
		return null;
	}
	const run = world.runs.find((candidate) => candidate.modelId === id);
	const model = world.models.find((candidate) => candidate.id === id);
	if (run && isActive(run)) {
		return { ...model, id, dataset: run.dataset, testAccuracy: model?.testAccuracy ?? run.testAccuracy, provisional: true, version: `${id}@${run.epoch}` };
	}
	return model ? { ...model, version: id } : null;
}

function versionInUse() {
	return modelInUse()?.version;
}

/** A model's labels, in its order; those of its data set where it does not say. */
export function labelsOf(model) {
	return model.labels || world.datasets.find((dataset) => dataset.name === model.dataset)?.labels || [];
}

/** The label in question: the chosen one where the model in use knows it, else the network's answer; empty before there is one. */
export function labelInQuestion() {
	const model = modelInUse();
	return [view.label, world.said].find((label) => model && labelsOf(model).includes(label)) || '';
}
