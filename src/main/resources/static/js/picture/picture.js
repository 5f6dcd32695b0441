/** The chosen picture: an upload, else a sample, else null. */
import { getFile, getImage, getJson, postPicture, withQuery } from '../base/api.js';
import { readNpy } from '../base/npy.js';
import { learn, modelInUse, show, view, world } from '../base/state.js';
import { t } from '../base/words.js';

/** The keys whose changes concern everything that is shown of the picture. */
export const PICTURE_KEYS = ['sample', 'upload', 'inUse', 'datasets'];

/** Splits a sample's name: `shapes/test/7` is data set, part and index; the data set may be missing. */
export function partsOf(sample) {
	const [index, part, dataset = modelInUse()?.dataset] = sample.split('/').reverse();
	return { dataset, part, index };
}

/** Chooses a sample by its name. */
export function chooseSample(sample) {
	learn({ upload: null });
	show({ sample, label: '' });
}

/** The data set of the chosen sample if it is not on this computer, else null. */
export function absentDataset() {
	const name = view.sample && !world.upload ? partsOf(view.sample).dataset : null;
	return world.datasets.find((dataset) => dataset.name === name && dataset.state !== 'READY') || null;
}

/** Whether the chosen sample is from a data set that the model in use was not trained on. */
export const isForeign = () =>
	Boolean(view.sample && !world.upload && modelInUse() && partsOf(view.sample).dataset !== modelInUse().dataset);

/** The chosen picture, with a `name` to show and a unique `key`; null if there is none, or its data set is not here. */
export function picture() {
	if (world.upload) {
		return pictureOf(world.upload);
	}
	return view.sample && !absentDataset() ? { sample: view.sample, name: view.sample, key: view.sample } : null;
}

/** An uploaded picture; its `file` is a promise while it is being made. A drawing has versions, of which later ones are `redrawn`. */
export const pictureOf = ({ id, version = 1, name, file }) => ({ file, name, key: `upload ${id}.${version}`, redrawn: version > 1 });

/** The chosen picture; if none is chosen, one that the service chooses; null if the chosen one is not here. */
export const pictureOrProbe = () => picture() || (absentDataset() ? null : PROBE);

const PROBE = { name: t('a picture of the service’s own choice'), key: '' };

/** A link that shows the same in a new tab; null for an uploaded picture. */
export function linkTo(address, chosen, parameters) {
	return chosen.file ? null : withQuery(address, { sample: chosen.sample, ...parameters });
}

/** Asks for the labels of a picture. */
export function predict(chosen, parameters) {
	return postPicture(withQuery('predict', { sample: chosen.sample, ...parameters }), chosen.file);
}

/** Asks for maps of a picture as a PNG's blob. */
export function mapsImage(address, chosen, parameters) {
	return chosen.file ? postPicture(withQuery(address, parameters), chosen.file, 'image/png')
		: getImage(linkTo(address, chosen, parameters));
}

/** Asks for maps of a picture as numbers. */
export function mapsValues(address, chosen, parameters) {
	return chosen.file ? postPicture(withQuery(address, { ...parameters, format: 'json' }), chosen.file)
		: getJson(linkTo(address, chosen, { ...parameters, format: 'json' }));
}

/** Asks for maps of a picture, or for the picture itself, as numbers without text: their sizes and a list. */
export async function mapsNumbers(address, chosen, parameters) {
	const asked = { ...parameters, format: 'npy' };
	return readNpy(await (chosen.file ? postPicture(withQuery(address, asked), chosen.file, '*/*')
		: getFile(linkTo(address, chosen, asked))));
}

/** The picture as a model's network takes it: channels, rows, columns, from 0 to 1. */
export const pictureNumbers = (chosen, model) => mapsNumbers('picture', chosen, { model: model.id });

/** A map of how much each part of the picture counts for a label, as a PNG's blob. */
export function explanation(chosen, parameters) {
	return chosen.file ? postPicture(withQuery('explain', parameters), chosen.file, 'image/png')
		: getImage(linkTo('explain', chosen, parameters));
}

/** The same as numbers. */
export function explanationValues(chosen, parameters) {
	return chosen.file ? postPicture(withQuery('explain', { ...parameters, format: 'json' }), chosen.file)
		: getJson(linkTo('explain', chosen, { ...parameters, format: 'json' }));
}
