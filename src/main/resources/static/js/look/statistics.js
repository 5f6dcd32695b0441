/** The chosen layer's statistics over many test pictures: which of its channels never fire. */
import { getJson, path, withQuery } from '../base/api.js';
import { byId } from '../base/dom.js';
import { count, plural } from '../base/format.js';
import { activeRun, labelsOf, learn, modelInUse, on, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { showsFilters } from './filters.js';
import { isFlat } from './layer-words.js';
import { epochShown } from './map-source.js';
import { shownLayer } from './strip.js';

const MAX_NAMED = 12;

const box = byId('silent');
const button = byId('silent-ask');
let askedVersion = '';

/** Starts the sentence below the maps. It costs some computing: while a run is training, only on request. */
export function startStatistics() {
	button.addEventListener('click', () => {
		askedVersion = modelInUse().version;
		refresh();
	});
	on(['inUse', 'runs', 'datasets', 'layer', 'layers', 'epoch', 'keptEpochs', 'show', 'tab'], refresh);
}

/** The layer's statistics by channel, where they are known; while a run is training, perhaps those of an earlier epoch. */
export function statisticsOf(layer) {
	const { statistics } = world;
	const matches = statistics && layer && statistics.layer === layer.name && statistics.model === modelInUse()?.id;
	return matches && epochShown(layer, modelInUse()) === '' ? statistics : null;
}

/** Whether a channel is zero or below for every test picture, so that ReLU leaves nothing of it. */
export const isSilent = (statistics, channel) => Boolean(statistics) && statistics.channels[channel]?.max <= 0;

function canBeAsked(layer, model) {
	const named = isFlat(layer) && layer.channels === labelsOf(model).length;
	return !named && epochShown(layer, model) === '' && world.datasets.find(({ name }) => name === model.dataset)?.state === 'READY';
}

const refresh = loadOnChange(() => {
	const [layer, model] = [shownLayer(), modelInUse()];
	const available = Boolean(layer && model && inSight('look') && canBeAsked(layer, model));
	const free = !activeRun() || askedVersion === model?.version;
	const known = available && statisticsOf(layer);
	const newest = known?.version === model?.version;
	box.hidden = !available;
	button.hidden = !available || newest || free;
	byId('silent-words').textContent = known ? `${summary(layer, known)}${newest ? '' : ` That was at epoch ${known.epoch}.`}`
		: free ? '' : 'Which maps stay dark for every test picture? Checking slows down the training for a moment.';
	return available && free ? { version: model.version, layer: layer.name } : null;
}, ({ layer }) => getJson(withQuery(`${path('featuremaps', layer)}/statistics`, { model: modelInUse().id })), (answer, { version }) => {
	learn({ statistics: { ...answer, version } });
	refresh();
}, (error) => {
	byId('silent-words').textContent = error.message;
});

function summary(layer, statistics) {
	const silent = statistics.channels.filter(({ index }) => isSilent(statistics, index)).map(({ index }) => index);
	const [what, pictures] = [isFlat(layer) ? 'value' : 'map', `${count(statistics.pictures)} test pictures of ${statistics.dataset}`];
	if (!silent.length) {
		return `Each of the ${plural(layer.channels, what)} fires for some of the ${pictures}.`;
	}
	const marked = isFlat(layer) || showsFilters(layer) ? '' : ', marked ✕';
	const list = `${silent.slice(0, MAX_NAMED).join(', ')}${silent.length > MAX_NAMED ? ' ...' : ''}${marked}`;
	const [verb, whichAre] = silent.length === 1 ? ['fires', `${what} ${list}, is`] : ['fire', `${what}s ${list}, are`];
	return `${count(silent.length)} of ${plural(layer.channels, what)} never ${verb}: ${whichAre} never above zero for any of ${pictures}.`;
}
