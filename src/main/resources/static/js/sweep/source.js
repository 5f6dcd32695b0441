/** What a sweep needs of a layer: the maps before it, its own map, and how a cell of it is computed. */
import { path } from '../base/api.js';
import { world } from '../base/state.js';
import { convolved, greatestOf, OWN_PLACE, squareAt } from '../cell/arithmetic.js';
import { filtersJson, mapsJson, mapsList } from '../look/map-source.js';
import { mapsImage, mapsValues, pictureNumbers } from '../picture/picture.js';

/** The kinds of layers whose maps are swept over; for some, numbers come from the computation of one cell. */
const COMPUTE = {
	convolution: ({ input, filter, slides }, cell) => convolved(input, filter, slides, cell),
	relu: (source, cell) => withBefore(source, cell, ({ before }) => Math.max(0, before)),
	leakyrelu: (source, cell) => withBefore(source, cell, ({ before, slope }) => (before > 0 ? before : before * slope)),
	dropout: (source, cell) => withBefore(source, cell, ({ before }) => before),
	batchnorm: (source, cell) => withBefore(source, cell, ({ before, mean, variance, epsilon, weight, bias }) =>
		((before - mean) / Math.sqrt(variance + epsilon)) * weight + bias),
	maxpool({ input, channel, slides }, cell) {
		const seen = squareAt(input, channel, slides, cell);
		const winner = greatestOf(seen, input.shape);
		return { ...seen, winner, value: winner.value };
	},
	avgpool({ input, channel, slides }, cell) {
		const seen = squareAt(input, channel, slides, cell);
		const sum = seen.window.flat().reduce((total, value) => total + value, 0);
		return { ...seen, sum, value: sum / slides.size ** 2 };
	},
};

// the picture is drawn so many times as large as it is
const SCALE = 8;

/** Of these, a cell's computation has numbers that belong to the layer or the map. */
const FROM_CELL = ['batchnorm', 'leakyrelu'];

/** Whether a layer's maps can be swept over; batch normalisation's numbers of earlier epochs are not known. */
export const canSweep = ({ kind }, epoch) => Boolean(COMPUTE[kind]) && !(kind === 'batchnorm' && epoch !== '');

/**
 * Loads the source of a sweep.
 * @returns {Promise<{ picture: Blob, layer: object, channel: number, slides: object, input: object, output: object,
 * at: (cell: object) => object }>}
 * `input` are the maps before with their `name`, `output` the map itself; `at` computes a cell, in the form of the service's answers
 */
export async function sweepSource(layer, channel, model, chosen) {
	const before = world.layers[world.layers.indexOf(layer) - 1];
	const [picture, { shape, values }, { channels: [output] }, filter, numbers] = await Promise.all([
		mapsImage('picture', chosen, { model: model.id, scale: SCALE }),
		before ? mapsList(before, model, chosen) : pictureNumbers(chosen, model),
		mapsJson(layer, model, chosen, { channel }),
		layer.kind === 'convolution' ? filterOf(layer, channel, model) : null,
		FROM_CELL.includes(layer.kind)
			? mapsValues(path('featuremaps', layer.name, channel, 0, 0), chosen, { model: model.id }) : {},
	]);
	const input = { name: before?.name ?? 'picture', shape, values };
	const source = { picture, layer, channel, slides: layer.window ?? OWN_PLACE, input, output, filter, numbers };
	const common = { kind: layer.kind, layer: layer.name, channel, input: input.name, inputShape: shape };
	return { ...source, at: (cell) => ({ ...common, ...cell, ...COMPUTE[layer.kind](source, cell) }) };
}

/** A convolution's kernel for one channel; the service lists those of 1 × 1 without rows and columns. */
async function filterOf(layer, channel, model) {
	const { channels: [{ bias, values }] } = await filtersJson(layer, model, { channel });
	return { bias, planes: values.map((plane) => (Array.isArray(plane) ? plane : [[plane]])) };
}

function withBefore({ input, channel, numbers }, cell, compute) {
	const answer = { ...numbers, ...cell, before: squareAt(input, channel, OWN_PLACE, cell).window[0][0] };
	return { ...answer, value: compute(answer) };
}

/** Of the maps before, the one with the greatest part in this map. */
export function strongestPlane({ input: { shape: [, rows, columns], values }, filter }) {
	const parts = filter.planes.map((kernel, index) => kernel.flat().reduce((sum, weight) => sum + Math.abs(weight), 0)
		* values.subarray(index * rows * columns, (index + 1) * rows * columns).reduce((sum, value) => sum + Math.abs(value), 0));
	return parts.indexOf(Math.max(...parts));
}
