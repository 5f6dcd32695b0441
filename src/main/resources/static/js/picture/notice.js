/** A notice that a model's data set is not on this computer, or that it was not trained on the chosen picture's labels. */
import { byId, isolated } from '../base/dom.js';
import { downloader } from '../base/download.js';
import { list, plural } from '../base/format.js';
import { labelsOf, modelInUse, on, view, world } from '../base/state.js';
import { absentDataset, isForeign, partsOf, PICTURE_KEYS } from './picture.js';

const MAX_NAMED = 12;
const MAX_LENGTH = 30;

/** Starts the notice, with a button that downloads the missing data set. */
export function startNotice() {
	const render = downloader(byId('unknown-get'));
	on(PICTURE_KEYS, () => {
		const model = modelInUse();
		const own = world.datasets.find(({ name }) => name === model?.dataset);
		const missing = absentDataset() || (own && own.state !== 'READY' ? own : null);
		const sentences = model ? words(model, missing) : [];
		byId('unknown').hidden = !sentences.length;
		byId('unknown-words').textContent = sentences.join(' ');
		render(missing);
	});
}

function words(model, missing) {
	const absent = absentDataset();
	if (absent) {
		return [`The picture ${isolated(view.sample)} is one of the data set ${absent.name}, which is not on this computer yet.`];
	}
	const foreign = isForeign();
	return !missing && !foreign ? [] : [
		`${model.id} has learned ${things(model)}. `
			+ `Whatever you show it, it names one of these${foreign && showsNone(model) ? ', and these pictures show none of them' : ''}.`,
		...(missing ? [`The pictures of ${missing.name}, from which it learned, are not on this computer yet.`] : []),
	];
}

function things(model) {
	const labels = labelsOf(model).map((label) => isolated(label.length > MAX_LENGTH ? `${label.slice(0, MAX_LENGTH)}…` : label));
	const more = labels.length - MAX_NAMED;
	const names = more > 1 ? `${labels.slice(0, MAX_NAMED).join(', ')} and ${more} more` : list(labels);
	return `${plural(labels.length, 'thing')} only: ${names}`;
}

const showsNone = (model) => !labelsOf({ dataset: partsOf(view.sample).dataset }).some((label) => labelsOf(model).includes(label));
