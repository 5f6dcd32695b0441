/** What has learned the shown data set. */
import { isActive, world } from '../base/state.js';
import { taught } from './dataset.js';

const isLater = (time, dataset) => Date.parse(time) >= Date.parse(dataset.createdAt);

/** The newest run of the shown data set, not of an earlier one of the same name; undefined if there is none. */
export function newestRun() {
	const dataset = taught();
	return world.runs.find((run) => run.dataset === dataset?.name && isLater(run.queuedAt, dataset));
}

/** The newest model of the shown data set: trained here, or opened with it; undefined if there is none. */
function newestModel() {
	const dataset = taught();
	return world.models.filter((model) => model.dataset === dataset?.name && isLater(model.createdAt, dataset))
		.sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt)).at(-1);
}

/**
 * The model that the newest run has made so far, else the newest there is; null if there is none.
 * @returns {{ id: string, version: string, testAccuracy: number|null }|null} `version` changes with its weights
 */
export function taughtModel() {
	const run = newestRun();
	const made = world.models.find(({ id }) => id === run?.modelId);
	if (run?.modelId && (isActive(run) || made)) {
		// an ended run's accuracy is that of its last epoch, the model's that of its best
		const { testAccuracy } = isActive(run) ? run : made;
		return { id: run.modelId, version: `${run.modelId}@${run.epoch}`, testAccuracy };
	}
	const model = newestModel();
	return model ? { id: model.id, version: model.id, testAccuracy: model.testAccuracy } : null;
}
