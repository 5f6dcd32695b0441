/** What the page shows (`view`, kept in the address so that it can be shared) and what it knows (`world`). */

const DEFAULTS = { run: '', model: '', layer: 'conv1', sample: '', palette: 'viridis', normalize: 'channel', scale: 'fit' };

export const view = { ...DEFAULTS, ...fromAddress() };

export const world = { loaded: false, runs: [], models: [], datasets: [], layers: [], upload: null, truth: null };

const listeners = [];
const pending = new Set();

/** Calls back once after any number of changes in a row of any of the named keys; 'inUse' stands for the model in use or its epoch. */
export function on(keys, callback) {
	listeners.push({ keys, callback });
}

/** Changes what is shown. */
export function show(changes) {
	apply(view, changes);
	const kept = Object.entries(view).filter(([key, value]) => value !== DEFAULTS[key]);
	const hash = new URLSearchParams(kept).toString().replaceAll('%2F', '/');
	history.replaceState(null, '', hash ? `#${hash}` : location.pathname + location.search);
}

/** Takes in what the service said. */
export function learn(changes) {
	apply(world, changes);
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

function fromAddress() {
	const known = [...new URLSearchParams(location.hash.slice(1))].filter(([key]) => key in DEFAULTS);
	return Object.fromEntries(known);
}

window.addEventListener('hashchange', () => apply(view, { ...DEFAULTS, ...fromAddress() }));

const ACTIVE = ['RUNNING', 'QUEUED'];

export const isActive = (run) => ACTIVE.includes(run.state);

/** The run that trains, else the first that waits, else undefined. */
export function activeRun() {
	return world.runs.find((run) => run.state === 'RUNNING')
		|| world.runs.filter(isActive).sort((a, b) => a.id - b.id)[0];
}

/** The run whose card and chart are shown: the chosen one, else the newest. */
export function shownRun() {
	return world.runs.find((run) => String(run.id) === view.run) || world.runs[0];
}

/** The model that answers: the chosen one, else the one in training, else the current one, else null. */
export function modelInUse() {
	return modelById(view.model) || automaticModel();
}

/** The model that answers where none is chosen. */
export function automaticModel() {
	return modelById(activeRun()?.modelId) || modelById(world.models.find((model) => model.current)?.id);
}

function modelById(id) {
	if (!id) {
		return null;
	}
	const run = world.runs.find((candidate) => candidate.modelId === id);
	const model = world.models.find((candidate) => candidate.id === id);
	if (run && isActive(run)) {
		return { ...model, id, dataset: run.dataset, testAccuracy: run.testAccuracy, provisional: true, version: `${id}@${run.epoch}` };
	}
	return model ? { ...model, version: id } : null;
}

function versionInUse() {
	return modelInUse()?.version;
}

export function labelsOf(model) {
	return model.labels || world.datasets.find((dataset) => dataset.name === model.dataset)?.labels || [];
}
