/** Where maps and filters come from: the model in use, or its run at an earlier epoch. */
import { getImage, path, withQuery } from '../base/api.js';
import { labelInQuestion, labelsOf, modelInUse, view, world } from '../base/state.js';
import { isFlat } from './layer-words.js';
import { linkTo, mapsImage, mapsValues } from '../picture/picture.js';

const labelsIn = (layer) => {
	const labels = isFlat(layer) ? labelsOf(modelInUse() || {}) : [];
	return labels.length === layer.channels ? labels : [];
};

/**
 * The chosen channel of a layer, from 0; the first where the layer has no such one. Where each value belongs to a label it is that of the
 * label in question: the chosen one, else the network's answer.
 */
export function chosenChannel(layer) {
	const labels = labelsIn(layer);
	if (labels.length) {
		return Math.max(0, labels.indexOf(labelInQuestion()));
	}
	const channel = Number(view.channel);
	return Number.isInteger(channel) && channel >= 0 && channel < layer.channels ? channel : 0;
}

/** What to show for another channel of a layer to be the chosen one. */
export function choiceOf(layer, channel) {
	const labels = labelsIn(layer);
	return labels.length ? { label: labels[channel] } : { channel: String(channel), cell: '' };
}

/** What to show for the channel so many places on to be the chosen one; the first follows the last. */
export const choiceBeside = (layer, by) => choiceOf(layer, (chosenChannel(layer) + by + layer.channels) % layer.channels);

/** The epochs that the model's run has kept of a layer; none for a model that no run of this service made. */
export function keptOf(layer, model) {
	const { kept } = world;
	return kept && kept.runId === model.runId && kept.featuremaps.includes(layer.name) ? kept.epochs : [];
}

/** The epoch that is shown instead of the model's own; empty for the model itself. */
export const epochShown = (layer, model) => (view.epoch !== '' && keptOf(layer, model).includes(Number(view.epoch)) ? view.epoch : '');

/** A layer's maps as a PNG's blob. */
export const mapsPng = (layer, model, chosen, parameters) => from('featuremaps', layer, model, (address, source) => mapsImage(address, chosen, { ...source, ...parameters }));

/** A layer's maps as numbers. */
export const mapsJson = (layer, model, chosen, parameters) => from('featuremaps', layer, model, (address, source) => mapsValues(address, chosen, { ...source, ...parameters }));

/** A link to a layer's maps, or null where they are of an uploaded picture. */
export const mapsLink = (layer, model, chosen, parameters) => from('featuremaps', layer, model, (address, source) => linkTo(address, chosen, { ...source, ...parameters }));

/** A layer's filters as a PNG's blob. */
export const filtersPng = (layer, model, parameters) => getImage(filtersLink(layer, model, parameters));

/** A link to a layer's filters. */
export const filtersLink = (layer, model, parameters) => from('filters', layer, model, (address, source) => withQuery(address, { ...source, ...parameters }));

function from(what, layer, model, ask) {
	const epoch = epochShown(layer, model);
	return epoch === '' ? ask(path(what, layer.name), { model: model.id }) : ask(path('runs', model.runId, what, layer.name), { epoch });
}
