/** The page's state: what it shows (`view`, kept in the address so that it can be shared) and what it knows (`world`). */
import { DEFAULTS, read, write } from './address.js';

// marks the history entries that the page itself has written: their values need no check
const OWN = 'own';

/** What the page shows, by the keys of the address; changed by `show` and `adjust` only. */
export const view = read(location.hash);

/** What the page knows; changed by `learn` only. */
export const world = {
	// what the service has
	loaded: false, runs: [], sweepIds: null, models: [], damagedFiles: [], datasets: [], recipes: [], settings: [],
	networks: [], layerKinds: [],
	// what the form of a run has: its data set and batch size, the recipe's network, what the service would choose for pictures of
	// the user's own; the changed network, if it is changed;
	// what the service says of the network
	formDataset: '', formBatchSize: 0, formNetwork: '', formPlan: null, draft: null, described: null,
	// what belongs to the model in use
	layers: [], inputShape: [], keptEpochs: null, pastPredictions: null, statistics: null,
	// the chosen picture: its upload, if it is one, what it shows, and what the network says
	upload: null, uploads: [], droppedFiles: 0, takenFiles: 0, trueLabel: null, topLabel: '', predictionFailed: false, shownMap: '',
	sweptMap: '',
	// the row of samples: which are wanted, and which are there
	sampleRow: { dataset: '', part: 'test', label: '', offset: 0 }, sampleList: null,
	// what the kernel lab works with: the picture's numbers, and the filters of the first layer; null before they are known
	labPicture: null, labFilters: null,
	// pictures on their way into a data set of the user's own; whether the camera of the view Teach is on
	sending: null, cameraOn: false,
	// what this tab keeps to
	pinnedModel: '', pinnedRun: '', started: null,
	// the keys of the address that are not checked yet, and the text of those whose value does not exist
	uncheckedKeys: history.state === OWN ? [] : asking(view, DEFAULTS), unknownAddressParts: '',
};

const listeners = [];
const pending = new Set();

/**
 * Calls back once after any number of changes in a row to any of the named keys; 'inUse' stands for the model in use or its epoch.
 * Once the page has loaded, a new callback is also called soon after it is registered.
 */
export function on(keys, callback) {
	listeners.push({ keys, callback });
	if (world.loaded) {
		queueMicrotask(callback);
	}
}

/** Changes what is shown; the browser's back button undoes it. */
export function show(changes) {
	learn({ unknownAddressParts: '' });
	move('pushState', changes);
}

/** Changes what is shown without an entry for the back button: sliders, and what the page chooses by itself. */
export function adjust(changes) {
	move('replaceState', changes);
}

/** The address of what would be shown after the changes. */
export const addressOf = (changes) => write({ ...view, ...changes });

/** The model and the run that are shown, for an address that shows the same when others are added or deleted. */
export const chosen = () => ({ model: modelInUse()?.id ?? '', run: String(shownRun()?.id ?? '') });

function move(how, changes) {
	const address = addressOf(changes);
	apply(view, changes);
	if (address !== location.hash) {
		history[how](OWN, '', address);
	}
}

/** Changes what the page knows. */
export function learn(changes) {
	apply(world, changes);
}

/** The keys by which an address asks for something that was not shown before. */
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

// the back and forward buttons, links within the page, and an address edited by hand
window.addEventListener('popstate', ({ state }) => {
	const asked = read(location.hash);
	learn({ uncheckedKeys: state === OWN ? [] : asking(asked, view), unknownAddressParts: '' });
	apply(view, asked);
	if (view.sample) {
		learn({ upload: null });
	}
});

const ACTIVE = ['RUNNING', 'QUEUED'];

/** Whether a run is training or queued. */
export const isActive = (run) => ACTIVE.includes(run.state);

/** The states in which a run has ended. */
export const FINAL = ['COMPLETED', 'CANCELLED', 'FAILED'];

/** The run in training, else the first in the queue, else undefined. */
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

/** The model that answers requests which name none; undefined while there is none. */
export const currentModel = () => world.models.find(({ current }) => current);

/** A model with the `version` that tells its epochs apart while its run goes on, or null. */
function modelById(id) {
	if (!id) {
		return null;
	}
	const run = world.runs.find((candidate) => candidate.modelId === id);
	const model = world.models.find((candidate) => candidate.id === id);
	if (run && isActive(run)) {
		const testAccuracy = model?.testAccuracy ?? run.testAccuracy;
		return { ...model, id, dataset: run.dataset, testAccuracy, provisional: true, version: `${id}@${run.epoch}` };
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

/** The label to explain: the chosen one if the model in use knows it, else the predicted one; empty before there is one. */
export function labelInQuestion() {
	const model = modelInUse();
	return [view.label, world.topLabel].find((label) => model && labelsOf(model).includes(label)) || '';
}
