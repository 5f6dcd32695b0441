/** A button that downloads a data set, with its progress. */
import { path, sendJson } from './api.js';
import { el, showProblem } from './dom.js';
import { megabytes } from './format.js';
import { refresh } from './poller.js';
import { t } from './words.js';

/** The progress of a download as text; empty for a data set that is not being downloaded. */
export function howFar({ name, state, downloadedBytes, totalBytes }) {
	if (state !== 'DOWNLOADING') {
		return '';
	}
	if (!downloadedBytes) {
		return t('Downloading {name}: waiting for the first bytes', { name });
	}
	if (downloadedBytes === totalBytes) {
		return t('Downloaded {name}; its files are being checked', { name });
	}
	const done = megabytes(downloadedBytes);
	return totalBytes ? t('Downloading {name}: {done} of {all}', { name, done, all: megabytes(totalBytes) })
		: t('Downloading {name}: {done}', { name, done });
}

/**
 * Fills a box.
 * @returns {(dataset: object|null) => void} to be called with the missing data set, or null, whenever that may have changed
 */
export function downloader(box) {
	let name = '';
	let failure = null;
	const button = el('button', { 'type': 'button', 'class': 'small', 'data-needs': 'train', 'click': get });
	const bar = el('progress', { max: 1 });
	const words = el('span', { class: 'quiet' });
	const problem = el('p', { class: 'problem', role: 'alert', hidden: true });
	box.append(el('p', { class: 'download' }, button, bar, words), problem);

	async function get() {
		button.disabled = true;
		failure = await sendJson('POST', path('datasets', name, 'prepare')).then(() => null, (error) => error);
		showProblem(problem, failure);
		await refresh();
		button.disabled = false;
	}

	return function render(dataset) {
		box.hidden = !dataset;
		if (!dataset) {
			return;
		}
		name = dataset.name;
		const underWay = dataset.state === 'DOWNLOADING';
		button.hidden = underWay;
		button.textContent = SIZES[name] ? t('Download {name}, {size}', { name, size: SIZES[name] }) : t('Download {name}', { name });
		bar.hidden = !underWay;
		bar.setAttribute('aria-label', t('Download of {name}', { name }));
		if (dataset.downloadedBytes && dataset.totalBytes) {
			bar.value = dataset.downloadedBytes / dataset.totalBytes;
		}
		else {
			bar.removeAttribute('value');
		}
		words.textContent = howFar(dataset);
		showProblem(problem, underWay ? null : failure || (dataset.reason ? new Error(dataset.reason) : null));
	};
}

/** The size of a download, which the service does not know before it begins. */
export const SIZES = { cifar10: t('about 170\u00a0MB') };
