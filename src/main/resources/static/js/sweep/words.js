/** Texts about what slides over what. */
import { t } from '../base/words.js';
import { sizeOf } from '../look/layer-words.js';

const places = (source) => ({ size: sizeOf(source.layer), layer: source.input.name, stride: strideOf(source) });

const strideOf = ({ slides: { stride } }) => (stride === 1 ? t('one cell at a time') : t('{n} cells at a time', { n: stride }));

/** Adds what the hatched edge is, if there is one. */
function withPadding({ slides: { padding }, input }, words) {
	const more = () => (input.name === 'picture' ? t('The hatched edge is padding: pixels that count as zero.')
		: t('The hatched edge is padding: cells that count as zero.'));
	return padding ? t('{words} {more}', { words, more: more() }) : words;
}

const WORDS = {
	convolution: (source) => withPadding(source, source.input.name === 'picture'
		? t('The {size} filter slides over the picture, {stride}. At each stop, what it covers is multiplied by its weights and added up: '
			+ 'that is one cell.', places(source))
		: t('The {size} filter slides over all maps of {layer} at once, {stride}. At each stop, what it covers is multiplied by its '
			+ 'weights and added up: that is one cell.', places(source))),
	maxpool: (source) => t('A {size} window slides over the map before, {stride}, and passes on the greatest value.', places(source)),
	avgpool: (source) => withPadding(source,
		t('A {size} window slides over the map before, {stride}, and passes on the mean.', places(source))),
	relu: () => t('Each cell of the map before is looked at by itself: what is below zero becomes zero.'),
	leakyrelu: () => t('Each cell of the map before is looked at by itself: of what is below zero, a small share is left.'),
	batchnorm: () => t('Each cell of the map before is moved and scaled by the numbers of this map.'),
	dropout: () => t('In prediction each cell is passed on as it is.'),
};

/** What happens when the sweep plays. */
export const words = (source) => WORDS[source.layer.kind](source);

/** What the figure before shows. */
export const beforeWords = ({ input }, plane) =>
	(input.name === 'picture' ? t('The picture') : t('Map {index} of {layer}', { index: plane, layer: input.name }));
