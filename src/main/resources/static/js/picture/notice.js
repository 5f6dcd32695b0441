/** What a model can't know: that its pictures are not on this computer, and that it was never taught what it is shown. */
import { byId, isolated } from '../base/dom.js';
import { downloader } from '../base/download.js';
import { list, plural } from '../base/format.js';
import { labelsOf, modelInUse, on, view, world } from '../base/state.js';
import { absentDataset, isForeign, partsOf, PICTURE_KEYS } from './picture.js';

const NAMED = 12;
const LONGEST = 30;

/** Starts the notice, with a button that downloads what is missing. */
export function startUnknown() {
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
		`${model.id} has learned ${things(model)}. Whatever you show it, it names one of these${foreign && showsNone(model) ? ', and these pictures show none of them' : ''}.`,
		...(missing ? [`The pictures of ${missing.name}, from which it learned, are not on this computer yet.`] : []),
	];
}

function things(model) {
	const labels = labelsOf(model).map((label) => isolated(label.length > LONGEST ? `${label.slice(0, LONGEST)}…` : label));
	const more = labels.length - NAMED;
	return `${plural(labels.length, 'thing')} only: ${more > 1 ? `${labels.slice(0, NAMED).join(', ')} and ${more} more` : list(labels)}`;
}

const showsNone = (model) => !labelsOf({ dataset: partsOf(view.sample).dataset }).some((label) => labelsOf(model).includes(label));
