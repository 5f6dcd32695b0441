/** Where maps and filters come from: the model in use, or its run at an earlier epoch. */
import { getImage, getJson, path, withQuery } from '../base/api.js';
import { labelInQuestion, labelsOf, modelInUse, view, world } from '../base/state.js';
import { isFlat } from './layer-words.js';
import { linkTo, mapsImage, mapsNumbers, mapsValues } from '../picture/picture.js';

const labelsIn = (layer) => {
	const labels = isFlat(layer) ? labelsOf(modelInUse() || {}) : [];
	return labels.length === layer.channels ? labels : [];
};

/**
 * The chosen channel of a layer, from 0; the first if the layer has no such channel. Where each value belongs to a label, it is that of
 * the chosen label, else of the predicted one.
 */
export function chosenChannel(layer) {
	const labels = labelsIn(layer);
	if (labels.length) {
		return Math.max(0, labels.indexOf(labelInQuestion()));
	}
	const channel = Number(view.channel);
	return Number.isInteger(channel) && channel >= 0 && channel < layer.channels ? channel : 0;
}

/** The changes of the view that choose a channel of a layer. */
export function choiceOf(layer, channel) {
	const labels = labelsIn(layer);
	return labels.length ? { label: labels[channel] } : { channel: String(channel), cell: '' };
}

/** The changes of the view that choose the channel so many places on; the first follows the last. */
export const choiceBeside = (layer, by) => choiceOf(layer, (chosenChannel(layer) + by + layer.channels) % layer.channels);

/** The epochs of a layer that the model's run has kept; none for a model that no run of this service made. */
export function keptEpochsOf(layer, model) {
	const kept = world.keptEpochs;
	return kept && kept.runId === model.runId && kept.featuremaps.includes(layer.name) ? kept.epochs : [];
}

/** The epoch that is shown instead of the model's own; empty for the model itself. */
export const epochShown = (layer, model) =>
	(view.epoch !== '' && keptEpochsOf(layer, model).includes(Number(view.epoch)) ? view.epoch : '');

/** A layer's maps as a PNG's blob. */
export const mapsPng = (layer, model, chosen, parameters) =>
	from('featuremaps', layer, model, (address, source) => mapsImage(address, chosen, { ...source, ...parameters }));

/** A layer's maps as numbers. */
export const mapsJson = (layer, model, chosen, parameters) =>
	from('featuremaps', layer, model, (address, source) => mapsValues(address, chosen, { ...source, ...parameters }));

/** All values of a layer's maps: their sizes and a list. */
export const mapsList = (layer, model, chosen) =>
	from('featuremaps', layer, model, (address, source) => mapsNumbers(address, chosen, source));

/** A link to a layer's maps; null for an uploaded picture. */
export const mapsLink = (layer, model, chosen, parameters) =>
	from('featuremaps', layer, model, (address, source) => linkTo(address, chosen, { ...source, ...parameters }));

/** A layer's filters as a PNG's blob. */
export const filtersPng = (layer, model, parameters) => getImage(filtersLink(layer, model, parameters));

/** A layer's filters as numbers. */
export const filtersJson = (layer, model, parameters) => getJson(filtersLink(layer, model, { ...parameters, format: 'json' }));

/** A link to a layer's filters. */
export const filtersLink = (layer, model, parameters) =>
	from('filters', layer, model, (address, source) => withQuery(address, { ...source, ...parameters }));

function from(what, layer, model, ask) {
	const epoch = epochShown(layer, model);
	return epoch === '' ? ask(path(what, layer.name), { model: model.id }) : ask(path('runs', model.runId, what, layer.name), { epoch });
}
