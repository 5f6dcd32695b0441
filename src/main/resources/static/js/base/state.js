/** What the page shows (`view`, kept in the address so that it can be shared) and what it knows (`world`). */
import { DEFAULTS, read, write } from './address.js';

// what the page itself has put into the address carries this mark, and needs no proof
const OWN = 'own';

/** What the page shows, by the keys of the address; to be changed by `show` and `adjust` only. */
export const view = read(location.hash);

/** What the page knows; to be changed by `learn` only. */
export const world = { loaded: false, runs: [], models: [], datasets: [], recipes: [], layers: [], kept: null, past: null, statistics: null, mapped: '', upload: null, truth: null, said: '', refused: false,
	doubted: history.state === OWN ? [] : differing(view, DEFAULTS), vain: '' };

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

/** The address of what is shown with all that the page chose by itself, so that it stays the same when runs and models come and go. */
export const lasting = () => addressOf({ model: modelInUse()?.id ?? '', run: String(shownRun()?.id ?? '') });

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

function differing(one, other) {
	return Object.keys(one).filter((key) => one[key] !== other[key]);
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
	learn({ doubted: state === OWN ? [] : differing(asked, view), vain: '' });
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

/** The run whose card and chart are shown: the chosen one, else the newest. */
export function shownRun() {
	return world.runs.find((run) => String(run.id) === view.run) || world.runs[0];
}

/** The run of this service that made a model; undefined where none did, or it was deleted. */
export const runOf = (model) => world.runs.find(({ id }) => id === model?.runId);

/** The model that answers: the chosen one, else the one in training, else the current one, else null. */
export function modelInUse() {
	return modelById(view.model) || automaticModel();
}

/** The model that answers where none is chosen. */
export function automaticModel() {
	return modelById(activeRun()?.modelId) || modelById(world.models.find((model) => model.current)?.id);
}

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
