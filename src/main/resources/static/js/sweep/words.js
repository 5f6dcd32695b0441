/** Texts about what slides over what. */
import { sizeOf } from '../look/layer-words.js';

const strideOf = ({ slides: { stride } }) => (stride === 1 ? 'one cell at a time' : `${stride} cells at a time`);

const paddingOf = ({ slides: { padding }, input }) => (padding
	? ` The hatched edge is padding: ${input.name === 'picture' ? 'pixels' : 'cells'} that count as zero.` : '');

const WORDS = {
	convolution: (source) => `The ${sizeOf(source.layer)} filter slides over ${source.input.name === 'picture' ? 'the picture'
		: `all maps of ${source.input.name} at once`}, ${strideOf(source)}. At each stop, what it covers is multiplied by its weights and `
		+ `added up: that is one cell.${paddingOf(source)}`,
	maxpool: (source) => `A ${sizeOf(source.layer)} window slides over the map before, ${strideOf(source)}, and passes on the `
		+ 'greatest value.',
	avgpool: (source) => `A ${sizeOf(source.layer)} window slides over the map before, ${strideOf(source)}, and passes on the mean.`
		+ paddingOf(source),
	relu: () => 'Each cell of the map before is looked at by itself: what is below zero becomes zero.',
	leakyrelu: () => 'Each cell of the map before is looked at by itself: of what is below zero, a small share is left.',
	batchnorm: () => 'Each cell of the map before is moved and scaled by the numbers of this map.',
	dropout: () => 'In prediction each cell is passed on as it is.',
};

/** What happens when the sweep plays. */
export const words = (source) => WORDS[source.layer.kind](source);

/** What the figure before shows. */
export const beforeWords = ({ input }, plane) => (input.name === 'picture' ? 'The picture' : `Map ${plane} of ${input.name}`);
