/** The picture in question: an uploaded file, else a sample, else null. */
import { postPicture, getImage, getJson, withQuery } from '../base/api.js';
import { view, world } from '../base/state.js';

/** Whoever shows something of the picture listens to these. */
export const PICTURE_KEYS = ['sample', 'upload', 'inUse'];

/** The picture in question, with a `name` to call it and a `key` that tells it from others, or null. */
export function picture() {
	if (world.upload) {
		const { name, size, lastModified } = world.upload;
		return { file: world.upload, name: name || 'your picture', key: `${name} ${size} ${lastModified}` };
	}
	return view.sample ? { sample: view.sample, name: view.sample, key: view.sample } : null;
}

/** What the service shows maps of when it is given no picture. */
export const PROBE = { name: 'a picture of the service’s own choice', key: '' };

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
