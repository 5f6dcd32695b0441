/** Shrinks a picture before it is sent: it is sent many times, and the network sees only a few pixels of it. */

import { isolated } from '../base/dom.js';
import { t } from '../base/words.js';

// a multiple of the network's input size, so that the service averages whole pixels
const SIDE = 384;
const SMALL_ENOUGH = 256 * 1024;
const READ_BY_THE_SERVICE = ['image/png', 'image/jpeg', 'image/gif', 'image/bmp'];

/**
 * The picture's center crop as a PNG, so that whatever the browser can decode can be sent. A file that is small already, or that the
 * browser can't decode, stays as it is.
 */
export async function shrunk(file) {
	if (READ_BY_THE_SERVICE.includes(file.type) && file.size <= SMALL_ENOUGH) {
		return file;
	}
	// the browser turns it upright
	const bitmap = await createImageBitmap(file).catch(() => null);
	if (!bitmap) {
		await file.slice(0, 1).arrayBuffer().catch(() => {
			throw new Error(t('“{name}” could not be read; is it a folder?', { name: isolated(file.name) }));
		});
		return file;
	}
	const side = Math.min(SIDE, bitmap.width, bitmap.height);
	const canvas = new OffscreenCanvas(side, side);
	drawCenterCrop(canvas.getContext('2d'), bitmap, side);
	bitmap.close();
	return canvas.convertToBlob({ type: 'image/png' }).then((blob) => new File([blob], file.name, { type: 'image/png' }), () => file);
}

/** Draws the center crop of a picture, which is what networks see of it. */
export function drawCenterCrop(context, bitmap, side) {
	const square = Math.min(bitmap.width, bitmap.height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, (bitmap.width - square) / 2, (bitmap.height - square) / 2, square, square, 0, 0, side, side);
}
