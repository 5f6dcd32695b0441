/** SVG as text, with its colours written out, so that it looks the same outside this page; and its picture as a PNG. */
import { colour } from '../base/theme.js';

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif';

const PIXELS_PER_UNIT = 2;

const TITLE_HEIGHT = 44;
const PADDING = 20;

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign])
	// what XML does not allow
	// eslint-disable-next-line no-control-regex
	.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

/** An element; attributes that are null or false are left out, and children are elements already written. */
export function node(name, attributes = {}, ...children) {
	const written = Object.entries(attributes).filter(([, value]) => value != null && value !== false)
		.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
	return `<${name}${written}>${children.flat().join('')}</${name}>`;
}

// from here on, letters are as wide as high: Chinese ones and their punctuation
const WIDE_FROM = '\u2e80';

/** How wide a title is, roughly. */
const widthOf = (title) => [...title].reduce((sum, letter) => sum + (letter < WIDE_FROM ? 7.5 : 15), 0);

/** A line of text. */
export const text = (words, x, y, attributes = {}) =>
	node('text', { x, y, 'fill': colour('--ink'), 'font-size': 13, ...attributes }, escaped(words));

/**
 * A whole picture: a title, and below it the content, whose coordinates begin below the title.
 * @param {number} width of the content
 * @param {number} height of the content
 * @param {string} title says what is shown
 * @param {...string} content elements
 */
export function figure(width, height, title, ...content) {
	const [wide, high] = [width + 2 * PADDING, height + TITLE_HEIGHT + PADDING];
	const size = { width: wide, height: high, viewBox: `0 0 ${wide} ${high}` };
	return node('svg', { 'xmlns': 'http://www.w3.org/2000/svg', ...size, 'font-family': FONT },
		node('title', {}, escaped(title)),
		node('rect', { width: wide, height: high, fill: colour('--card') }),
		text(title, PADDING, 28, { 'font-size': 15, 'font-weight': 600, 'textLength': widthOf(title) > width ? width : null,
			'lengthAdjust': 'spacingAndGlyphs' }),
		node('g', { transform: `translate(${PADDING} ${TITLE_HEIGHT})` }, content));
}

/** A picture of pixels within an SVG. */
export const pixels = (uri, attributes) =>
	node('image', { 'href': uri, 'preserveAspectRatio': 'none', 'image-rendering': 'pixelated', ...attributes });

/** A blob's bytes as an address that needs no service. */
export function dataUri(blob) {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		reader.addEventListener('load', () => resolve(reader.result));
		reader.addEventListener('error', () => reject(reader.error));
		reader.readAsDataURL(blob);
	});
}

/** Draws an SVG as a PNG, with twice as many pixels as it has units. */
export async function png(svg) {
	const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = url;
		await image.decode();
		const canvas = new OffscreenCanvas(image.width * PIXELS_PER_UNIT, image.height * PIXELS_PER_UNIT);
		canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
		return await canvas.convertToBlob({ type: 'image/png' });
	}
	finally {
		URL.revokeObjectURL(url);
	}
}

/** A colour of any notation as red, green and blue, which every program reads. */
export function plainColour(any) {
	const context = new OffscreenCanvas(1, 1).getContext('2d');
	context.fillStyle = any;
	context.fillRect(0, 0, 1, 1);
	return `#${[...context.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
