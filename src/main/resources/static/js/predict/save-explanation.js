/** Saves the explanation: the map over the picture, as it is shown, and its numbers. */
import { byId } from '../base/dom.js';
import { labelInQuestion, modelInUse, view } from '../base/state.js';
import { t } from '../base/words.js';
import { mapNumbers } from '../keep/map-figure.js';
import { saveMenu } from '../keep/save-menu.js';
import { dataUri, figure, pixels, text } from '../keep/svg.js';
import { explanationValues, picture } from '../picture/picture.js';

const SIDE = 480;

/** Starts the menu; `method` tells which method is shown, by its key and its name. */
export function startSaveExplanation(method) {
	const title = () => t('What counts for {label} in {picture}: {method}, {model}',
		{ label: labelInQuestion(), picture: picture().name, method: method().name, model: modelInUse().id });
	saveMenu(byId('explain-save'), {
		name: title,
		figure: async () => {
			const both = byId('explain-scale').classList.contains('diverging');
			const [low, high] = [both ? t('blue') : t('dark'), both ? t('red') : t('bright')].map((hue, end) =>
				t('{name}: {words}', { name: hue, words: byId(end ? 'explain-high' : 'explain-low').textContent }));
			return figure(SIDE, SIDE + 24, title(), pixels(await dataUri(await overlaid()), { width: SIDE, height: SIDE }),
				text(low, 0, SIDE + 20), text(high, SIDE, SIDE + 20, { 'text-anchor': 'end' }));
		},
		numbers: async () => {
			const asked = { model: modelInUse().id, method: method().key, label: labelInQuestion() };
			const { values } = await explanationValues(picture(), asked);
			return mapNumbers([{ values }]).map(([, ...placeAndValue]) => placeAndValue);
		},
	});
}

/** The picture with the map over it. */
function overlaid() {
	const canvas = new OffscreenCanvas(SIDE, SIDE);
	const context = canvas.getContext('2d');
	context.imageSmoothingEnabled = false;
	context.filter = byId('overlay').classList.contains('signed') ? 'grayscale(1)' : 'none';
	context.drawImage(byId('overlay-picture').firstElementChild, 0, 0, SIDE, SIDE);
	context.filter = 'none';
	context.globalAlpha = Number(view.strength) / 100;
	context.drawImage(byId('overlay-heat'), 0, 0, SIDE, SIDE);
	return canvas.convertToBlob({ type: 'image/png' });
}
