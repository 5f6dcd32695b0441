/** Saves the maps or filters of a layer, and the one map. */
import { getJson } from '../base/api.js';
import { byId } from '../base/dom.js';
import { modelInUse, view } from '../base/state.js';
import { t } from '../base/words.js';
import { mapFigure, mapNumbers, pictureFigure } from '../keep/map-figure.js';
import { saveMenu } from '../keep/save-menu.js';
import { pictureOrProbe } from '../picture/picture.js';
import { epochShown, filtersLink, mapsJson } from './map-source.js';
import { shownLayer } from './strip.js';

/** Starts the menu at the grid; `shown` tells the layer, model and picture, and whether filters are shown, with their parameters. */
export function startSaveMaps(shown) {
	saveMenu(byId('maps-save'), {
		name: () => titleOf(shown()),
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
	const title = () => t('Map {index} of {layer}, {picture}',
		{ index: shown().index, layer: whatIs(shownLayer(), modelInUse()), picture: pictureOrProbe().name });
	saveMenu(byId('one-save'), {
		name: title, figure: () => mapFigure(shown(), view.palette, title()), numbers: () => mapNumbers([shown()]),
	});
}

function titleOf({ layer, model, picture, filters, parameters }) {
	const what = whatIs(layer, model);
	if (!filters) {
		return t('Maps of {layer}, {picture}', { layer: what, picture: picture.name });
	}
	return parameters.channel == null ? t('Filters of {layer}', { layer: what })
		: t('Filter {index} of {layer}', { index: parameters.channel, layer: what });
}

function whatIs(layer, model) {
	const epoch = epochShown(layer, model);
	const places = { layer: layer.name, model: model.id, epoch };
	return epoch === '' ? t('{layer} in {model}', places) : t('{layer} in {model} after epoch {epoch}', places);
}
