/** Saves the maps or filters of a layer, and the one map. */
import { getJson } from '../base/api.js';
import { byId } from '../base/dom.js';
import { modelInUse, view } from '../base/state.js';
import { mapFigure, mapNumbers, pictureFigure } from '../keep/map-figure.js';
import { saveMenu } from '../keep/save-menu.js';
import { pictureOrProbe } from '../picture/picture.js';
import { epochShown, filtersLink, mapsJson } from './map-source.js';
import { shownLayer } from './strip.js';

/** Starts the menu at the grid; `shown` tells the layer, model and picture, and whether filters are shown, with their parameters. */
export function startSaveMaps(shown) {
	saveMenu(byId('maps-save'), {
		name: () => `${titleOf(shown())}`,
		figure: () => pictureFigure(byId('maps-image'), titleOf(shown())),
		numbers: async () => {
			const { layer, model, picture, filters, parameters } = shown();
			const { channels } = await (filters
				? getJson(filtersLink(layer, model, { channel: parameters.channel, format: 'json' }))
				: mapsJson(layer, model, picture));
			return mapNumbers(channels);
		},
	});
}

/** Starts the menu at the one map; `shown` tells its channel as numbers. */
export function startSaveOneMap(shown) {
	const title = () => `Map ${shown().index} of ${whatIs(shownLayer(), modelInUse())}, ${pictureOrProbe().name}`;
	saveMenu(byId('one-save'), {
		name: title, figure: () => mapFigure(shown(), view.palette, title()), numbers: () => mapNumbers([shown()]),
	});
}

function titleOf({ layer, model, picture, filters, parameters }) {
	const one = parameters.channel == null ? '' : ` ${parameters.channel}`;
	return filters ? `Filter${one || 's'} of ${whatIs(layer, model)}` : `Maps of ${whatIs(layer, model)}, ${picture.name}`;
}

function whatIs(layer, model) {
	const epoch = epochShown(layer, model);
	return `${layer.name} in ${model.id}${epoch === '' ? '' : ` after epoch ${epoch}`}`;
}
