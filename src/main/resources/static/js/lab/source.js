/** What the lab works with: the picture as numbers, and the filters of the model's first layer, if that is a convolution. */
import { learn, modelInUse, on, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { getJson, path, withQuery } from '../base/api.js';
import { byId, showProblem } from '../base/dom.js';
import { PICTURE_KEYS, pictureNumbers, pictureOrProbe } from '../picture/picture.js';

// how bright the eye sees red, green and blue: https://www.itu.int/rec/R-REC-BT.601
const BRIGHTNESS = [0.299, 0.587, 0.114];

/** Starts to load both; `world.labPicture` and `world.labFilters` tell. */
export function startLabSource() {
	on([...PICTURE_KEYS, 'tab'], loadPicture);
	on(['inUse', 'layers', 'tab'], loadFilters);
}

const loadPicture = loadOnChange(() => {
	const [model, chosen] = [modelInUse(), pictureOrProbe()];
	return model && chosen && inSight('lab') ? { model: model.id, picture: chosen.key } : null;
}, () => pictureNumbers(pictureOrProbe(), modelInUse()), (labPicture) => {
	showProblem(byId('lab-unread'), null);
	learn({ labPicture });
}, (error) => showProblem(byId('lab-unread'), error));

const firstConvolution = () => (world.layers[0]?.kind === 'convolution' ? world.layers[0] : null);

const loadFilters = loadOnChange(() => {
	const model = modelInUse();
	return model && world.layers.length && inSight('lab') ? { version: model.version, layer: firstConvolution()?.name ?? null } : null;
}, ({ layer }) => (layer === null ? { channels: [] }
	: getJson(withQuery(path('filters', layer), { model: modelInUse().id, format: 'json' }))),
({ channels }, { layer }) => learn({ labFilters: { layer, channels } }), () => learn({ labFilters: { layer: null, channels: [] } }));

/** The picture in grey, as one plane. */
export function grey({ shape: [channels, height, width], values }) {
	const size = height * width;
	return { shape: [1, height, width], values: channels === 1 ? values : Float32Array.from({ length: size }, (_, index) =>
		BRIGHTNESS.reduce((sum, share, channel) => sum + share * values[channel * size + index], 0)) };
}

/** One colour of the picture. */
export const colourOf = ({ shape: [, height, width], values }, index) =>
	({ shape: [1, height, width], values: values.subarray(index * height * width, (index + 1) * height * width) });
