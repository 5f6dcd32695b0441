/** What the network predicted for the picture after each epoch, if its run has kept that: test pictures only. */
import { getJson, path, withQuery } from '../base/api.js';
import { byId } from '../base/dom.js';
import { epochSlider } from '../base/epoch-slider.js';
import { learn, modelInUse, on, runOf, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { picture, PICTURE_KEYS } from '../picture/picture.js';

/** Starts the slider. */
export function startPastPredictions() {
	on([...PICTURE_KEYS, 'tab'], ask);
	on(['pastPredictions', 'epoch', ...PICTURE_KEYS], epochSlider(byId('past'), () => epochs().map(({ epoch }) => epoch)));
}

/** The predictions after the shown epoch; null if the model itself is shown, or they are not kept. */
export const pastPrediction = () => (view.epoch === '' ? null : epochs().find(({ epoch }) => String(epoch) === view.epoch) || null);

function epochs() {
	const past = world.pastPredictions;
	return past && past.runId === modelInUse()?.runId && past.sample === picture()?.sample ? past.epochs : [];
}

const ask = loadOnChange(() => {
	const model = modelInUse();
	const run = runOf(model);
	const sample = picture()?.sample;
	const known = run && sample?.startsWith(`${run.dataset}/test/`);
	return model && inSight('look', 'predict') ? { version: model.version, sample: known ? sample : null } : null;
}, ({ sample }) => (sample ? getJson(withQuery(path('runs', modelInUse().runId, 'predictions'), { sample })) : null),
(pastPredictions) => learn({ pastPredictions }), () => learn({ pastPredictions: null }));
