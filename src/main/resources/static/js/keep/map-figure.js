/** Maps as SVG: one as squares, a grid of them as the service drew it. */
import { short } from '../base/format.js';
import { t } from '../base/words.js';
import { ramp } from '../look/palettes.js';
import { dataUri, figure, node, pixels, text } from './svg.js';

const SIDE = 480;

/** One map, `{ values, min, max }`, with a square for each value. */
export function mapFigure({ values, min, max }, palette, title) {
	const step = SIDE / Math.max(values.length, values[0].length);
	const colourFor = ramp(palette, min, max);
	const squares = values.flatMap((row, y) => row.map((value, x) => node('rect', {
		x: x * step, y: y * step, width: step, height: step, fill: `rgb(${colourFor(value).join(' ')})`,
	})));
	const height = values.length * step;
	return figure(SIDE, height + 24, title, node('g', { 'shape-rendering': 'crispEdges' }, squares),
		text(t('from {least} (dark) to {greatest} (bright)', { least: short(min), greatest: short(max) }), 0, height + 20));
}

/** A picture that the page shows, with a title. */
export async function pictureFigure(image, title) {
	const [width, height] = [image.naturalWidth, image.naturalHeight];
	const canvas = new OffscreenCanvas(width, height);
	canvas.getContext('2d').drawImage(image, 0, 0);
	const uri = await dataUri(await canvas.convertToBlob({ type: 'image/png' }));
	return figure(width, height, title, pixels(uri, { width, height }));
}

const PLACES = ['plane', 'row', 'column'];

/**
 * The numbers of maps or filters in rows, one for each value, with its place.
 * @param {Array<{ index: number, values: number|Array }>} channels the values nested by plane, row and column, or less
 */
export function mapNumbers(channels) {
	const depth = depthOf(channels[0].values);
	return [['channel', ...PLACES.slice(PLACES.length - depth), 'value'],
		...channels.flatMap(({ index, values }) => flat(values, [index]))];
}

const depthOf = (values) => (Array.isArray(values) ? 1 + depthOf(values[0]) : 0);

const flat = (values, place) => (Array.isArray(values) ? values.flatMap((each, index) => flat(each, [...place, index]))
	: [[...place, values]]);
