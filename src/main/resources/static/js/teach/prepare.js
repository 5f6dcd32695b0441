/** Makes pictures ready to be sent: small, upright, and in a format that the service reads. */
import { isolated } from '../base/dom.js';
import { t } from '../base/words.js';
import { shrunk } from '../picture/shrink.js';

/** Formats that the browser may read, and the service does not. */
const FOR_THE_BROWSER = /\.(heic|heif|avif)$|^image\/(heic|heif|avif)/i;

/** The picture's center crop, converted by the browser where that is needed; throws where it can't. */
export async function prepared(file) {
	const ready = await shrunk(file);
	if (ready === file && (FOR_THE_BROWSER.test(file.name) || FOR_THE_BROWSER.test(file.type))) {
		throw new Error(t('This browser can’t read pictures of this format. Save “{name}” as JPEG or PNG, or try Safari or Firefox.',
			{ name: isolated(file.name) }));
	}
	return ready;
}
