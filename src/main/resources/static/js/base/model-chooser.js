/** The select in the header: which model answers on this page. */
import { byId, isolated, offer } from './dom.js';
import { percent } from './format.js';
import { modelInUse, on, show, view, world } from './state.js';
import { t } from './words.js';

const select = byId('model');

/** Starts the chooser. */
export function startModelChooser() {
	select.addEventListener('change', () => show({ model: select.value }));
	on(['loaded', 'runs', 'models', 'model', 'inUse'], render);
}

function render() {
	const model = modelInUse();
	select.disabled = !model;
	const gone = world.loaded && view.model && model?.id !== view.model;
	byId('model-gone').hidden = !gone;
	byId('model-gone').textContent = gone ? goneInWords(isolated(view.model), model) : '';
	if (!model) {
		offer(select, [['', t('none yet')]]);
		return;
	}
	// a model in training may be known from its run before it is listed
	const known = world.models.some(({ id }) => id === model.id) ? world.models : [...world.models, model];
	offer(select, [...known].reverse().map((candidate) => [candidate.id, describe(candidate)]));
	select.value = model.id;
}

const goneInWords = (name, shown) => (shown
	? t('There is no model “{name}” here (any more); the page shows {shown} instead.', { name, shown: shown.id })
	: t('There is no model “{name}” here (any more).', { name }));

function describe({ id, dataset, testAccuracy, provisional }) {
	const facts = [dataset || t('imported'), testAccuracy == null ? '' : percent(testAccuracy), provisional ? t('in training') : ''];
	return t('{name}: {facts}', { name: id, facts: facts.filter(Boolean).join(t(', ')) });
}
