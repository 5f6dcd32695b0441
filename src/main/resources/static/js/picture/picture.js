/** The picture in question: an uploaded file, else a sample, else null. */
import { postPicture, getImage, getJson, withQuery } from '../base/api.js';
import { modelInUse, view, world } from '../base/state.js';

/** Whoever shows something of the picture listens to these. */
export const PICTURE_KEYS = ['sample', 'upload', 'inUse', 'datasets'];

/** A sample's address in its parts: `shapes/test/7` is data set, part and index; the data set may be left out. */
export function partsOf(sample) {
	const [index, part, dataset = modelInUse()?.dataset] = sample.split('/').reverse();
	return { dataset, part, index };
}

/** The data set of the chosen sample where it is not on this computer, else null. */
export function absentDataset() {
	const name = view.sample && !world.upload ? partsOf(view.sample).dataset : null;
	return world.datasets.find((dataset) => dataset.name === name && dataset.state !== 'READY') || null;
}

/** Whether the chosen sample is of a data set that the model in use has not learned. */
export const isForeign = () => Boolean(view.sample && !world.upload && modelInUse() && partsOf(view.sample).dataset !== modelInUse().dataset);

/** The picture in question, with a `name` to call it and a `key` that tells it from others, or null: there is none, or it is not here. */
export function picture() {
	if (world.upload) {
		return pictureOf(world.upload);
	}
	return view.sample && !absentDataset() ? { sample: view.sample, name: view.sample, key: view.sample } : null;
}

/** An uploaded picture; its `file` comes when it has been made small. */
export const pictureOf = ({ id, name, file }) => ({ file, name, key: `upload ${id}` });

/** The picture in question; where none is chosen, one of the service's own choice; null where the chosen one is not here. */
export const pictureOrProbe = () => picture() || (absentDataset() ? null : PROBE);

const PROBE = { name: 'a picture of the service’s own choice', key: '' };

/** A link that shows the same in a tab of its own; none for an uploaded picture. */
export function linkTo(path, chosen, parameters) {
	return chosen.file ? null : withQuery(path, { sample: chosen.sample, ...parameters });
}

/** Asks for the labels of a picture. */
export function predict(chosen, parameters) {
	return postPicture(withQuery('predict', { sample: chosen.sample, ...parameters }), chosen.file);
}

/** Asks for maps of a picture as a PNG's blob. */
export function mapsImage(path, chosen, parameters) {
	return chosen.file ? postPicture(withQuery(path, parameters), chosen.file, 'image/png')
		: getImage(linkTo(path, chosen, parameters));
}

/** Asks for maps of a picture as numbers. */
export function mapsValues(path, chosen, parameters) {
	return chosen.file ? postPicture(withQuery(path, { ...parameters, format: 'json' }), chosen.file)
		: getJson(linkTo(path, chosen, { ...parameters, format: 'json' }));
}

/** A map of what in the picture speaks for a label, as a PNG's blob. */
export function explanation(chosen, parameters) {
	return chosen.file ? postPicture(withQuery('explain', parameters), chosen.file, 'image/png')
		: getImage(linkTo('explain', chosen, parameters));
}
