/** What the chosen layer makes of many test pictures: which of its channels never say anything. */
import { getJson, path, withQuery } from '../base/api.js';
import { byId } from '../base/dom.js';
import { count, plural } from '../base/format.js';
import { activeRun, labelsOf, learn, modelInUse, on, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { wanted } from '../base/wanted.js';
import { showsFilters } from './filters.js';
import { isFlat } from './layer-words.js';
import { epochShown } from './source.js';
import { shownLayer } from './strip.js';

const NAMED = 12;

const box = byId('silent');
const button = byId('silent-ask');
let asked = '';

/** Starts the sentence below the maps. It takes the processor for a moment: while a run trains, only when asked. */
export function startStatistics() {
	button.addEventListener('click', () => {
		asked = modelInUse().version;
		refresh();
	});
	on(['inUse', 'runs', 'datasets', 'layer', 'layers', 'epoch', 'kept', 'show', 'tab'], refresh);
}

/** The layer's numbers over the test pictures by channel, where they are known; while a run trains, perhaps those of an earlier epoch. */
export function statisticsOf(layer) {
	const { statistics } = world;
	const there = statistics && layer && statistics.layer === layer.name && statistics.model === modelInUse()?.id && epochShown(layer, modelInUse()) === '';
	return there ? statistics : null;
}

/** Whether a channel is zero, or below, for every test picture: what ReLU makes of it is nothing. */
export const isSilent = (statistics, channel) => Boolean(statistics) && statistics.channels[channel]?.max <= 0;

function askable(layer, model) {
	const named = isFlat(layer) && layer.channels === labelsOf(model).length;
	return !named && epochShown(layer, model) === '' && world.datasets.find(({ name }) => name === model.dataset)?.state === 'READY';
}

const refresh = wanted(() => {
	const [layer, model] = [shownLayer(), modelInUse()];
	const there = Boolean(layer && model && inSight('look') && askable(layer, model));
	const free = !activeRun() || asked === model?.version;
	const known = there && statisticsOf(layer);
	const newest = known?.version === model?.version;
	box.hidden = !there;
	button.hidden = !there || newest || free;
	byId('silent-words').textContent = known ? `${inWords(layer, known)}${newest ? '' : ` That was at epoch ${known.epoch}.`}` : free ? '' : 'Which maps stay dark for every test picture? Asking takes a moment from the training.';
	return there && free ? { version: model.version, layer: layer.name } : null;
}, ({ layer }) => getJson(withQuery(`${path('featuremaps', layer)}/statistics`, { model: modelInUse().id })), (answer, { version }) => {
	learn({ statistics: { ...answer, version } });
	refresh();
}, (error) => {
	byId('silent-words').textContent = error.message;
});

function inWords(layer, statistics) {
	const silent = statistics.channels.filter(({ index }) => isSilent(statistics, index)).map(({ index }) => index);
	const [what, pictures] = [isFlat(layer) ? 'value' : 'map', `${count(statistics.pictures)} test pictures of ${statistics.dataset}`];
	if (!silent.length) {
		return `Each of the ${plural(layer.channels, what)} finds something in some of the ${pictures}.`;
	}
	const list = `${silent.slice(0, NAMED).join(', ')}${silent.length > NAMED ? ' ...' : ''}${isFlat(layer) || showsFilters(layer) ? '' : ', marked ✕'}`;
	const [verb, whichAre] = silent.length === 1 ? ['fires', `${what} ${list}, is`] : ['fire', `${what}s ${list}, are`];
	return `${count(silent.length)} of ${plural(layer.channels, what)} never ${verb}: ${whichAre} never above zero for any of ${pictures}.`;
}
