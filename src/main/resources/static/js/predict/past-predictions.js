/** What the network said of the picture after each epoch, for as long as its run has kept it: test pictures only. */
import { getJson, path, withQuery } from '../base/api.js';
import { byId } from '../base/dom.js';
import { epochSlider } from '../base/epoch-slider.js';
import { learn, modelInUse, on, runOf, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { wanted } from '../base/wanted.js';
import { picture, PICTURE_KEYS } from '../picture/picture.js';

/** Starts the slider. */
export function startPast() {
	on([...PICTURE_KEYS, 'tab'], ask);
	on(['past', 'epoch', ...PICTURE_KEYS], epochSlider(byId('past'), () => moments().map(({ epoch }) => epoch)));
}

/** What was said after the epoch that is shown, or null where the model itself is shown, or nothing is known of the epoch. */
export const pastAnswer = () => (view.epoch === '' ? null : moments().find(({ epoch }) => String(epoch) === view.epoch) || null);

function moments() {
	const { past } = world;
	return past && past.runId === modelInUse()?.runId && past.sample === picture()?.sample ? past.epochs : [];
}

const ask = wanted(() => {
	const model = modelInUse();
	const run = runOf(model);
	const sample = picture()?.sample;
	const known = run && sample?.startsWith(`${run.dataset}/test/`);
	return model && inSight('look', 'predict') ? { version: model.version, sample: known ? sample : null } : null;
}, ({ sample }) => (sample ? getJson(withQuery(path('runs', modelInUse().runId, 'predictions'), { sample })) : null), (past) => learn({ past }), () => learn({ past: null }));
