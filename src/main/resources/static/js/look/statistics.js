/** The chosen layer's statistics over many test pictures: which of its channels never fire. */
import { getJson, path, withQuery } from '../base/api.js';
import { byId } from '../base/dom.js';
import { count, plural } from '../base/format.js';
import { activeRun, labelsOf, learn, modelInUse, on, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { t } from '../base/words.js';
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
	byId('silent-words').textContent = known ? withEpoch(summary(layer, known), newest ? null : known.epoch)
		: free ? '' : t('Which maps stay dark for every test picture? Checking slows down the training for a moment.');
	return available && free ? { version: model.version, layer: layer.name } : null;
}, ({ layer }) => getJson(withQuery(`${path('featuremaps', layer)}/statistics`, { model: modelInUse().id })), (answer, { version }) => {
	learn({ statistics: { ...answer, version } });
	refresh();
}, (error) => {
	byId('silent-words').textContent = error.message;
});

const withEpoch = (words, epoch) =>
	(epoch == null ? words : t('{words} {more}', { words, more: t('That was at epoch {epoch}.', { epoch }) }));

function summary(layer, statistics) {
	const silent = statistics.channels.filter(({ index }) => isSilent(statistics, index)).map(({ index }) => index);
	const all = isFlat(layer) ? plural(layer.channels, 'value') : plural(layer.channels, 'map');
	const pictures = t('{n} test pictures of {dataset}', { n: count(statistics.pictures), dataset: statistics.dataset });
	if (!silent.length) {
		return t('Each of the {all} fires for some of the {pictures}.', { all, pictures });
	}
	const numbers = `${silent.slice(0, MAX_NAMED).join(t(', '))}${silent.length > MAX_NAMED ? ' ...' : ''}`;
	const marked = isFlat(layer) || showsFilters(layer) ? numbers : t('{numbers}, marked ✕', { numbers });
	const places = { n: count(silent.length), all, pictures, which: withNoun(layer, silent.length, marked) };
	return silent.length === 1 ? t('{n} of {all} never fires: {which}, is never above zero for any of {pictures}.', places)
		: t('{n} of {all} never fire: {which}, are never above zero for any of {pictures}.', places);
}

function withNoun(layer, number, numbers) {
	if (isFlat(layer)) {
		return number === 1 ? t('value {numbers}', { numbers }) : t('values {numbers}', { numbers });
	}
	return number === 1 ? t('map {numbers}', { numbers }) : t('maps {numbers}', { numbers });
}
