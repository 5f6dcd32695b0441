/** A tab keeps to the model and the run that it shows, whatever is trained meanwhile, and says when there are newer ones. */
import { byId } from './dom.js';
import { percent } from './format.js';
import { adjust, currentModel, learn, modelInUse, on, show, shownRun, view, world } from './state.js';
import { inSight, PICTURE_VIEWS } from './tabs.js';
import { t } from './words.js';

const VIEWS = [...PICTURE_VIEWS, 'models'];

let knownCurrent;
let knownNewest;

/** Starts to pin what is shown, and the two notices about newer ones. */
export function startPinned() {
	byId('newer-model').addEventListener('click', () => show({ model: currentModel().id, epoch: '' }));
	byId('older-model').addEventListener('click', () => {
		knownCurrent = currentModel()?.id;
		render();
	});
	byId('newer-run').addEventListener('click', () => show({ run: String(world.runs[0].id) }));
	on(['loaded', 'runs', 'models', 'run', 'model', 'inUse', 'tab'], pin);
}

function pin() {
	if (world.loaded) {
		pinRun();
		pinModel();
		render();
	}
}

function pinRun() {
	const id = String(shownRun()?.id ?? '');
	if (id !== world.pinnedRun || knownNewest === undefined) {
		knownNewest = world.runs[0]?.id;
		learn({ pinnedRun: id });
	}
}

function pinModel() {
	if (view.model !== world.pinnedModel && view.model === modelInUse()?.id) {
		learn({ started: null }); // the user has chosen a model: do not switch to the started run's
	}
	const own = world.runs.find(({ id }) => id === world.started)?.modelId;
	if (own) {
		learn({ started: null, pinnedModel: own });
		adjust({ model: '', epoch: '' });
	}
	const id = modelInUse()?.id ?? '';
	if (own || id !== world.pinnedModel || knownCurrent === undefined) {
		knownCurrent = currentModel()?.id;
		learn({ pinnedModel: id });
	}
	if (id && !view.model && inSight(...VIEWS)) {
		adjust({ model: id });
	}
}

function render() {
	const current = currentModel();
	const model = modelInUse();
	const newer = current && model && current.id !== model.id && current.id !== knownCurrent && inSight(...VIEWS);
	byId('newer-model-box').hidden = !newer;
	if (newer) {
		byId('newer-model-words').textContent = newerInWords(current, model);
		byId('newer-model').textContent = t('Show {name}', { name: current.id });
		byId('older-model').textContent = t('Stay with {name}', { name: model.id });
	}
	const [newest] = world.runs;
	byId('newer-run-box').hidden = !newest || newest.id === shownRun().id || newest.id === knownNewest;
	byId('newer-run-words').textContent = newest ? t('Run {id} has been started since.', { id: newest.id }) : '';
	byId('newer-run').textContent = newest ? t('Show run {id}', { id: newest.id }) : '';
}

function newerInWords({ id: newer, testAccuracy }, { id: shown }) {
	return testAccuracy == null ? t('There is a newer model, {newer}. This tab keeps to {shown}.', { newer, shown })
		: t('There is a newer model, {newer} ({right} of the test pictures right). This tab keeps to {shown}.',
			{ newer, right: percent(testAccuracy), shown });
}
